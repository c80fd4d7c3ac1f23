import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';

/** Where a need was heard (clause P1): 座谈会 · 走访调研 · 意见箱 · 问卷 · 热线转办 · 整改遗留 · 其他. */
export const NEED_SOURCES = [
  'discussionMeeting',
  'visit',
  'suggestionBox',
  'questionnaire',
  'hotline',
  'rectificationLeftover',
  'other',
] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];

export const NEED_STATES = ['new', 'adopted', 'answered', 'declined', 'done', 'merged'] as const;
export type NeedState = (typeof NEED_STATES)[number];

export const URGENCIES = ['normal', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** 需求: something people want, kept in the needs bank of one organization. */
export interface Need {
  readonly id: Id;
  readonly organizationId: Id;
  readonly text: string;
  readonly category: string | null;
  readonly source: NeedSource;
  readonly place: string | null;
  readonly urgency: Urgency;
  /** How many people raised it. */
  readonly raisedCount: number;
  readonly heardOn: Day;
  readonly state: NeedState;
  /** What was answered, also why it was not adopted. */
  readonly answer: string | null;
  /** The need that holds its sources now. */
  readonly mergedIntoId: Id | null;
  /** Shown on the portal while nobody takes it up. */
  readonly public: boolean;
  readonly revision: number;
  readonly createdAt: Date;
}

/** One time a need was heard, in the words of that time. A need holds the sum of its hearings. */
export interface NeedHearing {
  readonly id: Id;
  readonly source: NeedSource;
  readonly activityId: Id | null;
  /** What a resident wrote; who did reads the answer by the tracking code. */
  readonly suggestionId: Id | null;
  readonly reference: string | null;
  readonly text: string;
  readonly place: string | null;
  readonly raisedCount: number;
  readonly heardOn: Day;
  readonly deadline: Day | null;
  /** The need it was before that one was merged into this one. */
  readonly mergedFromId: Id | null;
}

/** 转交: from one organization to the one in charge. */
export interface NeedTransfer {
  readonly id: Id;
  readonly from: { readonly id: Id; readonly name: string };
  readonly to: { readonly id: Id; readonly name: string };
  readonly reason: string;
  readonly authorName: string;
  readonly at: Date;
}

/** Most characters of each text of a need. */
export const NEED_LIMITS = { text: 500, place: 60, category: 40, answer: 500, reason: 200 } as const;

/** Most needs that one bulk act takes. */
export const NEEDS_AT_ONCE = 100;
