import type { rounds as zh } from '../zh/rounds.ts';

export const rounds = {
  title: 'Rounds',
} satisfies typeof zh;
