import type { questionnaires as zh } from '../zh/questionnaires.ts';

export const questionnaires: typeof zh = {
  title: 'Questionnaires',
};
