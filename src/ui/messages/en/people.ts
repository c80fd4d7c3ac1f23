import type { people as zh } from '../zh/people.ts';

export const people = {
  title: 'People',
} satisfies typeof zh;
