import type { access as zh } from '../zh/access.ts';

export const access = {
  title: 'Signing in',
} satisfies typeof zh;
