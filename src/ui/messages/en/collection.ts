import type { collection as zh } from '../zh/collection.ts';

export const collection: typeof zh = {
  title: 'Collecting opinions',
};
