import type { Role } from '../../kernel/actor.ts';

/**
 * How the actor stands to the thing acted on:
 * `self` it is the actor's own letter or record · `own` the actor has the role at the thing's organization ·
 * `superior` at that organization's direct superior · `reviewer` at the organization frozen as reviewer when the
 * letter was submitted · `subtree` at the thing's organization or any above it · `published` it is public.
 */
export type Relation = 'self' | 'own' | 'superior' | 'reviewer' | 'subtree' | 'published';

export interface Rule {
  readonly roles: readonly Role[] | 'anyone';
  readonly relation: Relation;
  /** States of the thing in which the rule holds; absent = all. */
  readonly states?: readonly string[];
  /**
   * Two pairs of eyes (product law 4): never the author, submitter or claimant, never the committing person, never
   * somebody who acts for the committing organization.
   */
  readonly secondPerson?: true;
}

const OFFICERS = ['office', 'secretary'] as const;
const READERS = ['office', 'secretary', 'leader', 'auditor'] as const;
const TYPISTS = ['office', 'secretary', 'clerk'] as const;
/** Roles that act for their organization; the others are members of it or look on. */
export const ACTS_FOR: readonly Role[] = ['office', 'secretary', 'leader', 'clerk'];
const SEEN_ABOVE = ['submitted', 'returned', 'approved', 'published'] as const;

/** Unknown action = type error; no matching rule = deny. Rendered by `can` for one thing and by `where` for lists. */
export const POLICY = {
  'organization.read': [{ roles: [...READERS, 'clerk', 'member'], relation: 'subtree' }],
  'organization.change': [{ roles: ['office'], relation: 'subtree' }],
  'organization.import': [{ roles: ['office'], relation: 'subtree' }],

  'person.read': [
    // Access to one's own data (PIPL art. 45).
    { roles: 'anyone', relation: 'self' },
    { roles: READERS, relation: 'subtree' },
    { roles: ['clerk'], relation: 'own' },
  ],
  'person.change': [
    { roles: ['office'], relation: 'subtree' },
    { roles: ['secretary', 'clerk'], relation: 'own' },
  ],
  /** Whose authority the post of a leading cadre is under decides who reviews the letter: not for the branch itself. */
  'person.name-authority': [{ roles: ['office'], relation: 'subtree' }],
  'person.import': [{ roles: OFFICERS, relation: 'subtree' }],

  'account.read': [{ roles: ['office'], relation: 'subtree' }],
  'account.manage': [{ roles: ['office'], relation: 'subtree' }],
  /** One's own office, for the days of an absence. */
  'account.delegate': [{ roles: OFFICERS, relation: 'own' }],
  'audit.read': [{ roles: ['office', 'auditor'], relation: 'subtree' }],

  /** The thing is the organization at the root of the tree. */
  'round.manage': [{ roles: ['office'], relation: 'own' }],

  'need.read': [
    { roles: READERS, relation: 'subtree' },
    { roles: ['clerk'], relation: 'own' },
  ],
  'need.record': [
    { roles: TYPISTS, relation: 'own' },
    { roles: OFFICERS, relation: 'superior' },
  ],

  'need.import': [{ roles: OFFICERS, relation: 'subtree' }],

  /** What residents sent in, before and after it was moderated. */
  'suggestion.read': [
    { roles: [...TYPISTS, 'leader'], relation: 'own' },
    { roles: OFFICERS, relation: 'superior' },
  ],
  'suggestion.handle': [
    { roles: TYPISTS, relation: 'own' },
    { roles: OFFICERS, relation: 'superior' },
  ],
  /** Contact data of residents: only to the handler (product law 8). */
  'suggestion.read-contact': [{ roles: TYPISTS, relation: 'own' }],

  'questionnaire.read': [
    { roles: 'anyone', relation: 'published' },
    { roles: READERS, relation: 'subtree' },
    { roles: ['clerk'], relation: 'own' },
  ],
  'questionnaire.manage': [{ roles: TYPISTS, relation: 'own' }],

  'letter.read': [
    { roles: 'anyone', relation: 'published' },
    { roles: 'anyone', relation: 'self' },
    { roles: [...READERS, 'clerk'], relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer', states: SEEN_ABOVE },
    { roles: READERS, relation: 'subtree', states: SEEN_ABOVE },
  ],
  'letter.draft': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
  ],
  /** The thread of advice on a draft (clause V2): who writes the letter and who acts for its organization. */
  'letter.guide': [
    { roles: 'anyone', relation: 'self' },
    { roles: [...TYPISTS, 'leader'], relation: 'own' },
  ],
  /** Drafts of a whole subtree typed into one sheet. */
  'letter.import': [{ roles: OFFICERS, relation: 'subtree' }],
  'letter.submit': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
  ],
  'letter.review': [{ roles: OFFICERS, relation: 'reviewer', secondPerson: true }],
  /** How many reviews wait and are overdue below; figures of organizations, for the level above. */
  'review.oversee': [{ roles: READERS, relation: 'subtree' }],
  'letter.publish': [
    { roles: OFFICERS, relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer' },
  ],
  /** The published version in full, members' names included: the branch, its committee, and those who look on above. */
  'letter.read-inside': [
    { roles: 'anyone', relation: 'self' },
    { roles: ['clerk', 'member'], relation: 'own' },
    { roles: ['clerk', 'member'], relation: 'superior' },
    { roles: OFFICERS, relation: 'reviewer' },
    { roles: READERS, relation: 'subtree' },
  ],
  /** Off the portal again, by a visible act: never quietly by those whose letter it is. */
  'letter.withdraw': [
    { roles: OFFICERS, relation: 'reviewer', secondPerson: true },
    { roles: ['office'], relation: 'subtree', secondPerson: true },
  ],
  /** Readings, postings and handings out. */
  'publication.record': [
    { roles: TYPISTS, relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer' },
  ],

  /** Whether a member agrees to be named on the portal. */
  'consent.read': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
    { roles: OFFICERS, relation: 'superior' },
  ],
  'consent.record': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
  ],

  /** On paper: the published version, for showing and for keeping. */
  'letter.print': [
    { roles: 'anyone', relation: 'self' },
    { roles: ['clerk'], relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer' },
    { roles: READERS, relation: 'subtree' },
  ],

  'participation.record': [{ roles: TYPISTS, relation: 'own' }],
  /** Reasons can be health data (PIPL art. 28): the organization itself and its direct superior only. */
  'exemption.read-reason': [
    { roles: OFFICERS, relation: 'own' },
    { roles: OFFICERS, relation: 'superior' },
  ],

  'item.read': [
    { roles: 'anyone', relation: 'published' },
    { roles: 'anyone', relation: 'self' },
    { roles: READERS, relation: 'subtree' },
    { roles: ['clerk'], relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer' },
  ],
  'item.report-progress': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
  ],
  'item.claim-done': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
  ],
  'item.verify': [{ roles: OFFICERS, relation: 'reviewer', secondPerson: true }],
  'item.order-rectification': [{ roles: OFFICERS, relation: 'reviewer', secondPerson: true }],

  'appraisal.read': [
    { roles: 'anyone', relation: 'self' },
    { roles: READERS, relation: 'subtree' },
    { roles: ['clerk'], relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer' },
  ],
  'appraisal.self-check': [
    { roles: 'anyone', relation: 'self' },
    { roles: TYPISTS, relation: 'own' },
  ],
  'appraisal.comment': [
    { roles: ['office', 'secretary', 'leader'], relation: 'reviewer', secondPerson: true },
  ],
  'appraisal.enter-public': [
    { roles: TYPISTS, relation: 'own' },
    { roles: OFFICERS, relation: 'reviewer' },
  ],
  'appraisal.assess': [{ roles: OFFICERS, relation: 'reviewer', secondPerson: true }],
  'appraisal.confirm': [
    { roles: ['office', 'secretary', 'leader'], relation: 'reviewer', secondPerson: true },
  ],

  'coverage.read': [{ roles: READERS, relation: 'subtree' }],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;

export type Action = keyof typeof POLICY;
