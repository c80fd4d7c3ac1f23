import type { DutyList } from './types.ts';

/** 岗位职责 (clause R1): what is owed without any commitment. */
export const DUTIES: readonly DutyList[] = [
  {
    name: '党员义务',
    domain: 'any',
    guided: 'memberWithoutPost',
    post: '',
    duties: ['按时交纳党费', '按时参加组织生活', '遵守国家的法律法规'],
  },
];
