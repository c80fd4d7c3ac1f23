import type { home as zh } from '../zh/home.ts';

export const home = {
  title: 'To do',
} satisfies typeof zh;
