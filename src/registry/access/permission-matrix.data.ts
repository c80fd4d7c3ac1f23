import type { Action } from './policy.ts';

/**
 * What each role may do, written by hand from the product's laws and read by a person; never derived from policy.ts.
 *
 * A cell string has one letter per role, in the order of ROLE_ORDER: office, secretary, leader, clerk, member,
 * auditor. `y` allowed · `n` refused, though the actor knows of the thing (403) · `.` the thing does not exist for the
 * actor (404) · `s` refused because a second person is wanted.
 *
 * The thing belongs to a village branch below a town below a county below the city. Rows, by where the role is held:
 * - own: at the branch itself; the reviewer is another town (frozen before a move)
 * - superior: at the town above; the reviewer is that other town
 * - reviewer: at that other town, which stands nowhere above the branch
 * - both: at the town above, which is the reviewer: the usual case
 * - above: at the county
 * - self: no role at all, but the committing person
 * Only where a second person is wanted: author (as `both`, but the actor wrote it), committer (as `both`, but it is the
 * actor's own letter), insider (as `both`, but also secretary of the branch), home (at the branch, which reviews).
 *
 * Everybody else (sister branch, cell below, cousin, other county, ended grant, nobody) gets `......` throughout, and
 * what the row `published` says once the thing is public.
 */
export interface MatrixRow {
  readonly action: Action;
  /** States of the thing the row speaks of; absent = whatever the state. */
  readonly states?: readonly string[];
  readonly own: string;
  readonly superior: string;
  readonly reviewer: string;
  readonly both: string;
  readonly above: string;
  readonly self: 'y' | 'n';
  /** What anybody may do once it is public. */
  readonly published?: 'y';
  readonly author?: string;
  readonly committer?: string;
  readonly insider?: string;
  readonly home?: string;
}

export const ROLE_ORDER = ['office', 'secretary', 'leader', 'clerk', 'member', 'auditor'] as const;

// prettier-ignore
export const MATRIX: readonly MatrixRow[] = [
  { action: 'organization.read', own: 'yyyyyy', superior: 'yyyyyy', reviewer: 'nnnnnn', both: 'yyyyyy', above: 'yyyyyy', self: 'n' },
  { action: 'organization.change', own: 'ynnnnn', superior: 'ynnnnn', reviewer: 'nnnnnn', both: 'ynnnnn', above: 'ynnnnn', self: 'n' },
  { action: 'organization.import', own: 'ynnnnn', superior: 'ynnnnn', reviewer: 'nnnnnn', both: 'ynnnnn', above: 'ynnnnn', self: 'n' },

  { action: 'person.read', own: 'yyyyny', superior: 'yyynny', reviewer: 'nnnnnn', both: 'yyynny', above: 'yyynny', self: 'y' },
  { action: 'person.change', own: 'yynynn', superior: 'ynnnnn', reviewer: 'nnnnnn', both: 'ynnnnn', above: 'ynnnnn', self: 'n' },
  { action: 'person.name-authority', own: 'ynnnnn', superior: 'ynnnnn', reviewer: 'nnnnnn', both: 'ynnnnn', above: 'ynnnnn', self: 'n' },
  { action: 'person.import', own: 'yynnnn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'yynnnn', self: 'n' },

  { action: 'account.read', own: 'ynnnnn', superior: 'ynnnnn', reviewer: 'nnnnnn', both: 'ynnnnn', above: 'ynnnnn', self: 'n' },
  { action: 'account.manage', own: 'ynnnnn', superior: 'ynnnnn', reviewer: 'nnnnnn', both: 'ynnnnn', above: 'ynnnnn', self: 'n' },
  { action: 'account.delegate', own: 'yynnnn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'n' },
  { action: 'audit.read', own: 'ynnnny', superior: 'ynnnny', reviewer: 'nnnnnn', both: 'ynnnny', above: 'ynnnny', self: 'n' },
  { action: 'round.manage', own: 'ynnnnn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'n' },

  { action: 'need.read', own: 'yyyyny', superior: 'yyynny', reviewer: 'nnnnnn', both: 'yyynny', above: 'yyynny', self: 'n' },
  { action: 'need.record', own: 'yynynn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },
  { action: 'need.import', own: 'yynnnn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'yynnnn', self: 'n' },
  { action: 'suggestion.read', own: 'yyyynn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },
  { action: 'suggestion.handle', own: 'yynynn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },
  { action: 'suggestion.read-contact', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'n' },
  { action: 'questionnaire.read', own: 'yyyyny', superior: 'yyynny', reviewer: 'nnnnnn', both: 'yyynny', above: 'yyynny', self: 'n', published: 'y' },
  { action: 'questionnaire.manage', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'n' },

  { action: 'letter.read', states: ['draft'], own: 'yyyyny', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y', published: 'y' },
  { action: 'letter.read', states: ['submitted', 'returned', 'approved', 'published'], own: 'yyyyny', superior: 'yyynny', reviewer: 'yynnnn', both: 'yyynny', above: 'yyynny', self: 'y', published: 'y' },
  { action: 'letter.draft', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },
  { action: 'letter.guide', own: 'yyyynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },
  { action: 'letter.import', own: 'yynnnn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'yynnnn', self: 'n' },
  { action: 'letter.submit', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },
  { action: 'letter.review', own: 'nnnnnn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n',
    author: 'ssnnnn', committer: 'ssnnnn', insider: 'ssnnnn', home: 'yynnnn' },
  { action: 'review.oversee', own: 'yyynny', superior: 'yyynny', reviewer: 'nnnnnn', both: 'yyynny', above: 'yyynny', self: 'n' },
  { action: 'letter.publish', own: 'yynnnn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },
  { action: 'letter.read-inside', own: 'yyyyyy', superior: 'yyyyyy', reviewer: 'yynnnn', both: 'yyyyyy', above: 'yyynny', self: 'y' },
  { action: 'letter.withdraw', own: 'snnnnn', superior: 'ynnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'ynnnnn', self: 'n',
    author: 'ssnnnn', committer: 'ssnnnn', insider: 'ssnnnn', home: 'yynnnn' },
  { action: 'publication.record', own: 'yynynn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },

  { action: 'consent.read', own: 'yynynn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'nnnnnn', self: 'y' },
  { action: 'consent.record', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },

  { action: 'letter.print', own: 'yyyyny', superior: 'yyynny', reviewer: 'yynnnn', both: 'yyynny', above: 'yyynny', self: 'y' },

  { action: 'participation.record', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'n' },
  { action: 'exemption.read-reason', own: 'yynnnn', superior: 'yynnnn', reviewer: 'nnnnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },

  { action: 'item.read', own: 'yyyyny', superior: 'yyynny', reviewer: 'yynnnn', both: 'yyynny', above: 'yyynny', self: 'y', published: 'y' },
  { action: 'item.report-progress', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },
  { action: 'item.claim-done', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },
  { action: 'item.verify', own: 'nnnnnn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n',
    author: 'ssnnnn', committer: 'ssnnnn', insider: 'ssnnnn', home: 'yynnnn' },
  { action: 'item.order-rectification', own: 'nnnnnn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n',
    author: 'ssnnnn', committer: 'ssnnnn', insider: 'ssnnnn', home: 'yynnnn' },

  { action: 'appraisal.read', own: 'yyyyny', superior: 'yyynny', reviewer: 'yynnnn', both: 'yyynny', above: 'yyynny', self: 'y' },
  { action: 'appraisal.self-check', own: 'yynynn', superior: 'nnnnnn', reviewer: 'nnnnnn', both: 'nnnnnn', above: 'nnnnnn', self: 'y' },
  { action: 'appraisal.comment', own: 'nnnnnn', superior: 'nnnnnn', reviewer: 'yyynnn', both: 'yyynnn', above: 'nnnnnn', self: 'n',
    author: 'sssnnn', committer: 'sssnnn', insider: 'sssnnn', home: 'yyynnn' },
  { action: 'appraisal.enter-public', own: 'yynynn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n' },
  { action: 'appraisal.assess', own: 'nnnnnn', superior: 'nnnnnn', reviewer: 'yynnnn', both: 'yynnnn', above: 'nnnnnn', self: 'n',
    author: 'ssnnnn', committer: 'ssnnnn', insider: 'ssnnnn', home: 'yynnnn' },
  { action: 'appraisal.confirm', own: 'nnnnnn', superior: 'nnnnnn', reviewer: 'yyynnn', both: 'yyynnn', above: 'nnnnnn', self: 'n',
    author: 'sssnnn', committer: 'sssnnn', insider: 'sssnnn', home: 'yyynnn' },

  { action: 'coverage.read', own: 'yyynny', superior: 'yyynny', reviewer: 'nnnnnn', both: 'yyynny', above: 'yyynny', self: 'n' },
];
