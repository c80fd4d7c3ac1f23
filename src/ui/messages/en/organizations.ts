import type { organizations as zh } from '../zh/organizations.ts';

export const organizations = {
  title: 'Organizations',
} satisfies typeof zh;
