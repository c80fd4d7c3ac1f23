import type { fulfill as zh } from '../zh/fulfill.ts';

export const fulfill = {
  title: 'Fulfill',
} satisfies typeof zh;
