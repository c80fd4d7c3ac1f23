import type { imports as zh } from '../zh/imports.ts';

export const imports = {
  title: 'Imports',
} satisfies typeof zh;
