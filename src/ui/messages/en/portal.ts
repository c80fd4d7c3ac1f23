import type { portal as zh } from '../zh/portal.ts';

export const portal = {
  home: { title: 'Home' },
} satisfies typeof zh;
