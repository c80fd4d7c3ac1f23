import type { GuidanceTemplate } from './types.ts';

/** 分类指导 (domain 5.5): what members and organizations of each kind may think of. */
export const GUIDANCE: readonly GuidanceTemplate[] = [
  {
    domain: 'rural',
    guided: 'memberWithPost',
    hints: [
      '村集体增收：发展什么项目，今年增加多少收入',
      '办事公平：哪些事项公开、多久公开一次',
      '基础设施：修哪条路、哪段渠，多长，何时完工',
    ],
  },
];
