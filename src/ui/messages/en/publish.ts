import type { publish as zh } from '../zh/publish.ts';

export const publish = {
  title: 'Publish',
} satisfies typeof zh;
