import type { setup as zh } from '../zh/setup.ts';

export const setup = {
  title: 'Set-up',
} satisfies typeof zh;
