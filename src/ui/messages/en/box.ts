import type { box as zh } from '../zh/box.ts';

export const box: typeof zh = {
  title: 'Suggestion box',
};
