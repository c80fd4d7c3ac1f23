import type { propose as zh } from '../zh/propose.ts';

export const propose = {
  title: 'Propose',
} satisfies typeof zh;
