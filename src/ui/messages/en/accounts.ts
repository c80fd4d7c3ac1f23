import type { accounts as zh } from '../zh/accounts.ts';

export const accounts = {
  title: 'Accounts',
} satisfies typeof zh;
