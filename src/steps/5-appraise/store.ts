import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type {
  Assessment,
  Cap,
  Counts,
  Derivation,
  ItemCheck,
  LeaderComment,
  Part,
  PublicAppraisal,
  SelfCheck,
} from './types.ts';

type Db = { readonly db: Context['db'] };
const MOST = 50;

/** The newest first: that one counts. */
export async function selfChecksOf({ db }: Db, letterId: Id): Promise<SelfCheck[]> {
  const rows = await db
    .selectFrom('self_check')
    .selectAll()
    .where('letter_id', '=', letterId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    checkedOn: row.checked_on,
    statement: row.statement,
    items: row.items as readonly ItemCheck[],
    score: row.score,
    authorName: row.author_name,
  }));
}

/** The newest first: that one counts. */
export async function commentsOf({ db }: Db, letterId: Id): Promise<LeaderComment[]> {
  const rows = await db
    .selectFrom('leader_comment')
    .selectAll()
    .where('letter_id', '=', letterId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    leaderName: row.leader_name,
    leaderPost: row.leader_post,
    commentedOn: row.commented_on,
    good: row.good,
    problem: row.problem,
    direction: row.direction,
    score: row.score,
  }));
}

/** The newest first: that one counts. */
export async function publicAppraisalsOf({ db }: Db, letterId: Id): Promise<PublicAppraisal[]> {
  const rows = await db
    .selectFrom('public_appraisal')
    .selectAll()
    .where('letter_id', '=', letterId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    heldOn: row.held_on,
    place: row.place,
    participants: row.participants,
    issued: row.issued,
    returned: row.returned,
    counts: row.counts as Counts,
    score: row.score,
    satisfactionRate: row.satisfaction_rate,
    authorName: row.author_name,
  }));
}

interface StoredParts {
  readonly scores: Derivation['parts'];
  readonly weights: Readonly<Record<Part, number>>;
}

/** What the `parts` column holds: scores and the weights they were counted with. */
export const storedParts = ({ parts, weights }: Derivation): string =>
  JSON.stringify({ scores: parts, weights } satisfies StoredParts);

export async function assessmentOf({ db }: Db, letterId: Id): Promise<Assessment | undefined> {
  const row = await db
    .selectFrom('assessment')
    .selectAll()
    .where('letter_id', '=', letterId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { scores, weights } = row.parts as StoredParts;
  return {
    id: row.id,
    organizationScore: row.organization_score,
    derivation: {
      parts: scores,
      weights,
      total: row.total,
      grade: row.grade,
      caps: row.caps as readonly Cap[],
    },
    opinion: row.opinion,
    state: row.state as Assessment['state'],
    assessorId: row.account_id,
    assessorName: row.assessor_name,
    at: row.at,
    confirmedByName: row.confirmed_by_name,
    confirmedAt: row.confirmed_at,
  };
}
