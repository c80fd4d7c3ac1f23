import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

/** The four voices of 评诺, in the order of the notice. */
export type Part = 'self' | 'leader' | 'public' | 'organization';
export const PARTS = ['self', 'leader', 'public', 'organization'] as const satisfies readonly Part[];

/** Scores from 0 to 100; null where a voice was not heard or counts for nothing. */
export type PartScores = Readonly<Record<Part, number | null>>;

export type Fulfilled = 'yes' | 'partly' | 'no';
export const FULFILLED = ['yes', 'partly', 'no'] as const satisfies readonly Fulfilled[];

/** What the committer says about one item at the self-check. */
export interface ItemCheck {
  readonly itemId: Id;
  readonly fulfilled: Fulfilled;
  readonly statement: string;
}

export interface SelfCheck {
  readonly id: Id;
  readonly checkedOn: Day;
  readonly statement: string;
  readonly items: readonly ItemCheck[];
  readonly score: number;
  readonly authorName: string;
}

export interface LeaderComment {
  readonly id: Id;
  readonly leaderName: string;
  readonly leaderPost: string | null;
  readonly commentedOn: Day;
  readonly good: string;
  readonly problem: string;
  readonly direction: string;
  readonly score: number;
}

/** Answers by code of the ballot scale. */
export type Counts = Readonly<Record<string, number>>;

export interface PublicAppraisal {
  readonly id: Id;
  readonly heldOn: Day;
  readonly place: string;
  readonly participants: number;
  readonly issued: number;
  readonly returned: number;
  readonly counts: Counts;
  /** Null when too few ballots were counted. */
  readonly score: number | null;
  /** Percent. */
  readonly satisfactionRate: number | null;
  readonly authorName: string;
}

/** Why a grade is lower than the total alone would give. */
export interface Cap {
  readonly code: 'overdueItem';
  readonly from: string;
  readonly to: string;
  /** Numbers of the items. */
  readonly items: readonly string[];
}

export interface Derivation {
  readonly parts: PartScores;
  readonly weights: Readonly<Record<Part, number>>;
  readonly total: number;
  /** Code of the grade after caps. */
  readonly grade: string;
  readonly caps: readonly Cap[];
}

export interface Assessment {
  readonly id: Id;
  readonly organizationScore: number;
  readonly derivation: Derivation;
  readonly opinion: string;
  readonly state: 'proposed' | 'confirmed';
  readonly assessorId: Id | null;
  readonly assessorName: string;
  readonly at: Date;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
}

/** Why the notice asks for 责令限期整改. */
export type Trigger = 'lowestGrade' | 'lowSatisfaction' | 'manyDissatisfied' | 'unfulfilledItem';

export type Missing = 'self' | 'leader' | 'public' | 'tooFewBallots';

/** Where the appraisal of a letter stands: parts are gathered, a result is proposed, a result is public. */
export type AppraisalStage = 'open' | 'proposed' | 'confirmed';
export const APPRAISAL_STAGES = [
  'open',
  'proposed',
  'confirmed',
] as const satisfies readonly AppraisalStage[];
