import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';

export const SUGGESTION_STATES = ['received', 'accepted', 'merged', 'refused', 'handedOver', 'spam'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** 不予受理的原因: 违法违规 · 涉密 · 涉及他人隐私 · 广告或重复 · 人身攻击 · 与承诺无关 · 不属于本单位职责. */
export const REFUSALS = [
  'unlawful',
  'secret',
  'privacy',
  'duplicate',
  'attack',
  'unrelated',
  'notOurs',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** 信访 · 纪检监察: what is heard elsewhere. */
export const CHANNELS = ['petition', 'discipline'] as const;
export type Channel = (typeof CHANNELS)[number];

/** 待受理 · 待答复 · 集中到达 · 已受理 · 未受理和已移送 · 垃圾箱 · 全部. */
export const QUEUE_NAMES = ['waiting', 'answering', 'held', 'accepted', 'closed', 'spam', 'all'] as const;
export type Queue = (typeof QUEUE_NAMES)[number];

/** 采纳 · 部分采纳 · 说明. */
export const OUTCOMES = ['adopted', 'partly', 'explained'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 群众意见: sent without an account, to an organization or about one published item. */
export interface Suggestion {
  readonly id: Id;
  readonly organizationId: Id;
  readonly itemId: Id | null;
  /** Masked; after moderation as edited for publication. Empty once it was handed over. */
  readonly text: string;
  readonly place: string | null;
  readonly state: SuggestionState;
  readonly held: boolean;
  readonly alikeToId: Id | null;
  readonly mergedIntoId: Id | null;
  readonly reason: string | null;
  readonly answer: string | null;
  readonly reference: string | null;
  readonly receivedOn: Day;
  readonly decidedOn: Day | null;
  readonly revision: number;
}

export const SUGGESTION_LIMITS = {
  text: 500,
  place: 60,
  contact: 60,
  answer: 300,
  reference: 60,
  reply: 500,
  reason: 200,
} as const;

/** Most suggestions that one bulk act takes. */
export const SUGGESTIONS_AT_ONCE = 200;

/** Days of work within which the sender hears, from the settings of the round. */
export interface SuggestionClocks {
  readonly acknowledgeWorkingDays: number;
  readonly answerWorkingDays: number;
}
