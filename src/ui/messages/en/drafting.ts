import type { drafting as zh } from '../zh/drafting.ts';

export const drafting: typeof zh = {
  title: 'Drafting',
};
