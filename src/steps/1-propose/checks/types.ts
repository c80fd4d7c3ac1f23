import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Committer, LetterContent } from '../../../registry/letters/types.ts';
import type { CheckCode, CheckMode, Round } from '../../../registry/rounds/types.ts';

/** `from` inclusive, `to` exclusive, in UTF-16 units of the field's text as it was typed. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type CheckedField = 'opening' | 'category' | 'content' | 'measures' | 'responsiblePerson' | 'dueOn';

/** What a check noticed: a hint for the author and the reviewer, never a verdict (product law 11). */
export interface Finding {
  readonly code: CheckCode;
  readonly mode: Exclude<CheckMode, 'off'>;
  /** Which sentence explains it; a check that has several reasons to speak names each. */
  readonly reason: FindingReason;
  /** The item it is about; without one the letter as a whole. */
  readonly itemId?: Id;
  readonly field?: CheckedField;
  /** The offending words, in order, not overlapping. */
  readonly spans: readonly Span[];
  readonly params: Readonly<Record<string, string | number>>;
}

export type FindingReason =
  | 'missingFields'
  | 'vague'
  | 'slogans'
  | 'emptyMeasures'
  | 'mereDuty'
  | 'copied'
  | 'copiedWithin'
  | 'tooFewItems'
  | 'noServiceWithQuantity'
  | 'duePast'
  | 'dueBeforeRound'
  | 'dueAfterRound'
  | 'dueDiffers'
  | 'allOnLastDay'
  | 'vagueTime'
  | 'onePersonTooMany'
  | 'noNeed'
  | 'personalData';

export type Found = Omit<Finding, 'code' | 'mode'>;

/** The nearest item of somebody else, or of the round before. */
export interface NearestTwin {
  readonly itemId: Id;
  /** Percent of equal text. */
  readonly share: number;
  /** Whose it is; empty when that is not to be known yet. */
  readonly name: string;
}

/** What the checks need to know beside the words of the letter. */
export interface CheckFacts {
  readonly committer: Committer;
  readonly leadingCadre: boolean;
  readonly round: Pick<Round, 'startsOn' | 'endsOn' | 'settings'>;
  readonly today: Day;
  /** Lines of the duty lists that apply to this committer. */
  readonly duties: readonly string[];
  /** Items that are in the ledger already; their days were due in their own time. */
  readonly ledger?: readonly Id[];
  readonly twins?: readonly NearestTwin[];
}

/** One check: pure, quick, with an answer for the same words that is always the same. */
export type Check = (content: LetterContent, facts: CheckFacts) => readonly Found[];
