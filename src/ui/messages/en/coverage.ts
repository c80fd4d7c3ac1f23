import type { coverage as zh } from '../zh/coverage.ts';

export const coverage = {
  title: 'Coverage',
} satisfies typeof zh;
