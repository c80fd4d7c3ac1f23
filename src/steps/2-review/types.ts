import type { Id } from '../../kernel/ids.ts';

export type Decision = 'approved' | 'returned';

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
  readonly reviewerName: string;
  readonly at: Date;
}

/** Most characters of an opinion and of a remark on one item. */
export const OPINION_MOST = 1000;
export const REMARK_MOST = 300;
