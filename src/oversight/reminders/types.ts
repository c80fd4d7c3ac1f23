import type { Id } from '../../kernel/ids.ts';

/** What can wait for somebody, the most urgent first. */
export const DUTIES = [
  'returned',
  'advice',
  'review',
  'suggestions',
  'lateOwn',
  'deeds',
  'claims',
  'publish',
  'blankMembers',
  'blankOrganizations',
  'reviewsBelow',
  'lateBelow',
] as const;
export type Duty = (typeof DUTIES)[number];

/** One line of the digest: how many of what wait. Counts only, never a name. */
export interface DigestLine {
  readonly duty: Duty;
  readonly count: number;
  /** There may be more than were counted. */
  readonly more: boolean;
  /** How many of them are past their day. */
  readonly late: number;
}

export interface Digest {
  readonly accountId: Id;
  readonly address: string;
  readonly language: 'zh' | 'en';
  readonly day: string;
  readonly lines: readonly DigestLine[];
}

/** `refused`: certainly not taken by the mail server; `unknown`: it may have gone out. */
export type HandedOver = 'sent' | 'refused' | 'unknown';
