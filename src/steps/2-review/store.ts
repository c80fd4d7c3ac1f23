import type { Id } from '../../kernel/ids.ts';
import { newId } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import type { Letter } from '../../registry/letters/index.ts';
import type { Decision, Edits, Review, Vote } from './types.ts';

type Db = Pick<Context, 'db'>;
const MOST = 100;

export interface NewReview {
  readonly organizationId: Id;
  readonly decision: Decision;
  readonly reasons?: readonly string[];
  readonly opinion: string | null;
  readonly remarks: Readonly<Record<Id, string>>;
  readonly edits?: Edits;
  readonly vote?: Vote | undefined;
}

/** `before` is the letter as it was decided on, `after` as it stands since. */
export async function insertReview(
  tx: TransactionContext,
  before: Letter,
  after: Pick<Letter, 'revision'>,
  review: NewReview,
): Promise<Id> {
  const now = tx.clock.now();
  const id = newId(now.getTime());
  await tx.db
    .insertInto('review')
    .values({
      id,
      letter_id: before.id,
      version: before.version,
      organization_id: review.organizationId,
      decision: review.decision,
      reasons: JSON.stringify(review.reasons ?? []),
      opinion: review.opinion,
      remarks: JSON.stringify(review.remarks),
      edits: JSON.stringify(review.edits ?? {}),
      vote: review.vote ? JSON.stringify(review.vote) : null,
      level: before.reviewLevel,
      waited_since: await waitedSince(tx, before),
      due_on: before.reviewDueOn,
      letter_revision: after.revision,
      account_id: tx.actor.accountId ?? null,
      reviewer_name: tx.actor.name,
      at: now,
    })
    .execute();
  return id;
}

/** The second level waits from the approval of the first on. */
async function waitedSince({ db }: Db, letter: Letter): Promise<Date | null> {
  if (letter.reviewLevel === 1) return letter.submittedAt;
  const row = await db
    .selectFrom('review')
    .select('at')
    .where('letter_id', '=', letter.id)
    .where('version', '=', letter.version)
    .where('level', '=', 1)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? letter.submittedAt;
}

/** Reviews of a letter, newest first, with those that were taken back. Without a permission check. */
export async function reviewsOf({ db }: Db, letterId: Id): Promise<Review[]> {
  const [rows, answers] = await Promise.all([
    db
      .selectFrom('review')
      .innerJoin('organization', 'organization.id', 'review.organization_id')
      .selectAll('review')
      .select('organization.name as organization_name')
      .where('letter_id', '=', letterId)
      .orderBy('review.id', 'desc')
      .limit(MOST)
      .execute(),
    db
      .selectFrom('review_answer')
      .innerJoin('review', 'review.id', 'review_answer.review_id')
      .select(['review_answer.review_id', 'review_answer.item_id', 'review_answer.text'])
      .where('review.letter_id', '=', letterId)
      .execute(),
  ]);
  return rows.map((row) => ({
    id: row.id,
    letterId: row.letter_id,
    version: row.version,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    decision: row.decision as Decision,
    reasons: row.reasons as string[],
    opinion: row.opinion,
    remarks: row.remarks as Record<Id, string>,
    edits: row.edits as Edits,
    level: row.level as 1 | 2,
    vote: row.vote as Vote | null,
    accountId: row.account_id,
    reviewerName: row.reviewer_name,
    at: row.at,
    answers: Object.fromEntries(
      answers.filter(({ review_id }) => review_id === row.id).map(({ item_id, text }) => [item_id, text]),
    ),
    letterRevision: row.letter_revision,
    undoneAt: row.undone_at,
  }));
}

export async function isReviewed({ db }: Db, letterId: Id, version: number): Promise<boolean> {
  const row = await db
    .selectFrom('review')
    .select('id')
    .where('letter_id', '=', letterId)
    .where('version', '=', version)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the author answers to the remarks of the last decision, one for each item remarked on; an empty one is none. */
export async function keepAnswers(
  tx: TransactionContext,
  letterId: Id,
  answers: Readonly<Record<Id, string>>,
): Promise<void> {
  const last = (await reviewsOf(tx, letterId)).find(({ undoneAt }) => undoneAt === null);
  if (last?.decision !== 'returned') return;
  const asked = Object.entries(answers).filter(([itemId]) => last.remarks[itemId] ?? last.edits[itemId]);
  const gone = asked.filter(([, text]) => text === '').map(([itemId]) => itemId);
  const rows = asked
    .filter(([, text]) => text !== '')
    .map(([itemId, text]) => ({
      review_id: last.id,
      item_id: itemId,
      text,
      account_id: tx.actor.accountId ?? null,
      author_name: tx.actor.name,
      at: tx.clock.now(),
    }));
  if (gone.length > 0) {
    await tx.db
      .deleteFrom('review_answer')
      .where('review_id', '=', last.id)
      .where('item_id', 'in', gone)
      .execute();
  }
  if (rows.length === 0) return;
  await tx.db
    .insertInto('review_answer')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['review_id', 'item_id']).doUpdateSet((eb) => ({
        text: eb.ref('excluded.text'),
        account_id: eb.ref('excluded.account_id'),
        author_name: eb.ref('excluded.author_name'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute();
}

/** Accounts that approved this version at the first level. */
export async function reviewersOf({ db }: Db, letter: Letter): Promise<Id[]> {
  const rows = await db
    .selectFrom('review')
    .select('account_id')
    .where('letter_id', '=', letter.id)
    .where('version', '=', letter.version)
    .where('level', '=', 1)
    .where('decision', '=', 'approved')
    .where('undone_at', 'is', null)
    .execute();
  return rows.flatMap(({ account_id }) => (account_id === null ? [] : [account_id]));
}
