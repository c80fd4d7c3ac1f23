import type { appraise as zh } from '../zh/appraise.ts';

export const appraise = {
  title: 'Appraise',
} satisfies typeof zh;
