import type { checks as zh } from '../zh/checks.ts';

export const checks: typeof zh = {
  title: 'Checks',
};
