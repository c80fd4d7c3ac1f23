import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

/** 地方党委 · 工委 · 党委 · 党总支 · 党支部 · 党小组 · 党组; `leadingGroup` is not a grassroots organization. */
export const ORGANIZATION_KINDS = [
  'localCommittee',
  'workCommittee',
  'committee',
  'generalBranch',
  'branch',
  'cell',
  'leadingGroup',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** 农村 · 社区 · 机关 · 事业单位 · 学校 · 国有企业 · 非公企业 · 社会组织 · 其他 (domain 5.4). */
export const DOMAINS = [
  'rural',
  'community',
  'organ',
  'institution',
  'school',
  'stateEnterprise',
  'privateEnterprise',
  'socialOrganization',
  'other',
] as const;
export type Domain = (typeof DOMAINS)[number];

export type OrganizationState = 'active' | 'closed';

export interface Organization {
  readonly id: Id;
  /** Short number that never changes; part of a letter's number. */
  readonly serial: number;
  readonly parentId: Id | null;
  /** '/key/key/': a subtree is the range of paths that start with it. */
  readonly path: string;
  readonly depth: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: OrganizationKind;
  readonly domain: Domain | null;
  readonly secretaryName: string | null;
  readonly supervisionPhone: string | null;
  /** Members the organization reported when it was imported, to compare with the roster. */
  readonly reportedMembers: number | null;
  readonly position: number;
  readonly state: OrganizationState;
  readonly foundedOn: Day | null;
  readonly closedOn: Day | null;
  /** Who answers for it since it was merged or closed. */
  readonly successorId: Id | null;
  readonly revision: number;
}

/** A node of the tree as lists show it; figures are of its whole subtree. */
export interface OrganizationNode {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: OrganizationKind;
  readonly domain: Domain | null;
  readonly state: OrganizationState;
  /** Active direct subordinates. */
  readonly children: number;
  /** Active organizations below it, itself not counted. */
  readonly subordinates: number;
  readonly members: number;
  readonly volunteers: number;
}

export type OrganizationChangeKind =
  'created' | 'renamed' | 'moved' | 'mergedInto' | 'mergedFrom' | 'closed' | 'updated';

/** One dated event in the life of an organization. `before` and `after` hold the fields that changed. */
export interface OrganizationChange {
  readonly id: Id;
  readonly kind: OrganizationChangeKind;
  readonly effectiveOn: Day;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: Date;
}

/** What still stands on an organization and would have to go elsewhere before it can be closed. */
export interface Burden {
  readonly children: number;
  /** Active people at home here or counted here. */
  readonly people: number;
  /** Letters of rounds not yet closed that are still being written or reviewed, or have items not yet decided. */
  readonly openLetters: number;
}
