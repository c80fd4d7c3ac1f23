import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

export type Decision = 'approved' | 'returned';

/** 支部表决: how the branch voted on a member's letter. */
export interface Vote {
  readonly heldOn: Day;
  readonly present: number;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

/** Fields of an item a reviewer may propose other words for. */
export const EDITABLE = ['content', 'measures'] as const;
export type Editable = (typeof EDITABLE)[number];
export type Edits = Readonly<Record<Id, Readonly<Partial<Record<Editable, string>>>>>;

/** 审核意见: one decision on one version of a letter. Appended, never changed. */
export interface Review {
  readonly id: Id;
  readonly letterId: Id;
  readonly version: number;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly decision: Decision;
  /** Codes of the round's return reasons. */
  readonly reasons: readonly string[];
  readonly opinion: string | null;
  /** What is said of single items. */
  readonly remarks: Readonly<Record<Id, string>>;
  /** Words proposed instead, which the author can take over as they are. */
  readonly edits: Edits;
  readonly level: 1 | 2;
  readonly vote: Vote | null;
  readonly accountId: Id | null;
  readonly reviewerName: string;
  readonly at: Date;
  /** What the author answered, by item, when handing in again. */
  readonly answers: Readonly<Record<Id, string>>;
  /** The letter's revision after the decision. */
  readonly letterRevision: number;
  /** When the reviewer took the decision back. */
  readonly undoneAt: Date | null;
}

/** Why an open review went to another organization. */
export type TransferReason = 'reviewerClosed' | 'organizationMoved' | 'officeChanged' | 'authorityNamed';

/** An open review on its way from one reviewer to another. */
export interface Transfer {
  readonly id: Id;
  readonly fromName: string;
  readonly toName: string;
  readonly reason: TransferReason;
  readonly at: Date;
}

/** Most characters of an opinion and of a remark on one item. */
export const OPINION_MOST = 1000;
export const REMARK_MOST = 300;
/** Letters that can be approved at once. */
export const BATCH_MOST = 50;
/** An approval this soon after the decision before hardly left time to read. */
export const HASTE_SECONDS = 10;
/** A decision can be taken back for this long, as long as nobody went on from it. */
export const UNDO_SECONDS = 30;
