import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

/** 正式党员 · 预备党员 · 发展对象 · 入党积极分子. */
export const PERSON_KINDS = ['fullMember', 'probationaryMember', 'prospectiveMember', 'activist'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export type PersonState = 'active' | 'left';

/** How exactly the day of joining is known. */
export type DayPrecision = 'day' | 'month' | 'year';

/** Why somebody is no longer on the roster: moved out of this office's tree, died, or is no longer a member. */
export const LEAVE_REASONS = ['transferredOut', 'deceased', 'membershipEnded', 'enteredByMistake'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

export interface Person {
  readonly id: Id;
  /** 组织关系所在: the home organization. */
  readonly organizationId: Id;
  /** 流入地: where a mobile member takes part. */
  readonly hostOrganizationId: Id | null;
  /** The host if there is one, else the home: the organization that expects a letter. */
  readonly countedOrganizationId: Id;
  readonly name: string;
  readonly kind: PersonKind;
  readonly post: string | null;
  readonly leadingCadre: boolean;
  readonly mobile: boolean;
  readonly joinedOn: Day | null;
  readonly joinedPrecision: DayPrecision | null;
  readonly externalKey: string | null;
  readonly state: PersonState;
  readonly leftOn: Day | null;
  readonly leftReason: LeaveReason | null;
  readonly revision: number;
}

/** A person together with the place in the tree of the organization that counts them. */
export interface PersonFacts extends Person {
  /** Superior of the counting organization. */
  readonly parentId: Id | null;
  /** Path of the counting organization. */
  readonly path: string;
  /** Path of the home organization. */
  readonly homePath: string;
}

/** Members a round expects, and people who may take part; with the part of 预备党员 and 积极分子. */
export interface Headcount {
  readonly members: number;
  readonly probationaryMembers: number;
  readonly volunteers: number;
  readonly activists: number;
}

export const NO_HEADCOUNT: Headcount = { members: 0, probationaryMembers: 0, volunteers: 0, activists: 0 };
