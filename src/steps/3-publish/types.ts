import type { Day } from '../../kernel/days.ts';
import type { FailureCode } from '../../kernel/errors.ts';
import type { PersonalDataKind } from '../../kernel/personal-data.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Committer, Recurrence } from '../../registry/letters/types.ts';
import type { Named } from '../../registry/rounds/types.ts';

/** What everybody may read of one published version: the document behind its log entry. */
export interface PublicLetter {
  readonly number: string;
  readonly version: number;
  readonly round: { readonly code: string; readonly name: string; readonly theme: string };
  readonly committer: {
    readonly kind: Committer;
    readonly name: string;
    readonly organization: string;
    readonly organizationCode: string;
  };
  readonly opening: string;
  readonly items: readonly PublicItem[];
  /** Why the version before was changed; null for the first. */
  readonly reason: string | null;
  readonly approvedOn: Day | null;
  readonly approvedBy: string | null;
  /** Left out in documents of older versions. */
  readonly secrecyCheckedOn?: Day;
  readonly publishedOn: Day;
}

export interface PublicItem {
  readonly number: string;
  readonly category: Named;
  readonly content: string;
  readonly measures: string;
  readonly responsiblePerson: string;
  /** Where a member who is not named answers for the item in person. */
  readonly byCommitter?: true;
  readonly dueOn: Day;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  /** Left out where the item is promised once, as in all documents of older versions. */
  readonly recurrence?: Recurrence;
}

export interface Published {
  readonly letterId: Id;
  readonly number: string;
  readonly version: number;
  /** Whether the portal shows it. */
  readonly public: boolean;
}

export type PublishOutcome =
  | (Published & { readonly done: true })
  | { readonly done: false; readonly letterId: Id; readonly code: FailureCode };

/** An approved letter that waits for its secrecy check and publication. */
export interface WaitingLetter {
  readonly id: Id;
  readonly number: string;
  readonly version: number;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly itemsCount: number;
  readonly approvedOn: Day | null;
  readonly approvedByName: string | null;
  /** Findings of the scan that nobody has decided: they hold the publication up. */
  readonly undecided: number;
  /** Who has done the secrecy check beforehand. */
  readonly checkedByName: string | null;
  /** The hour it is published at by itself. */
  readonly publishAt: Date | null;
  /** That hour passed without publication. */
  readonly refused: boolean;
  /** Whether the portal will show it. */
  readonly willBePublic: boolean;
}

/** Why the scan stopped at some words. */
export type FindingKind =
  PersonalDataKind | 'birthDate' | 'homeAddress' | 'onlineAccount' | 'hardship' | 'memberName';

/** Words of a version that may tell the public about a private person. */
export interface Finding {
  /** Names the place in the version, so that a decision is about these words and no others. */
  readonly key: string;
  /** `opening`, `reason` or `items.<ordinal>.<field>`. */
  readonly field: string;
  readonly kind: FindingKind;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Masked in what is published, or confirmed to stand there, with the reason. */
export interface CheckedFinding extends Omit<Finding, 'words'> {
  readonly decision: 'masked' | 'confirmed';
  readonly reason: string | null;
}

/** 保密审查 of one version. */
export interface SecrecyCheck {
  readonly checkedByName: string;
  readonly checkedOn: Day;
  readonly findings: readonly CheckedFinding[];
}
