import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { ItemContent, LetterContent } from '../../registry/letters/types.ts';
import type { ClaimState } from './types.ts';

export interface ProgressNote {
  readonly id: Id;
  readonly notedOn: Day;
  readonly text: string;
  readonly progress: number;
  readonly quantity: number | null;
  readonly authorName: string;
  readonly at: Date;
}

export interface Claim {
  readonly id: Id;
  readonly result: string;
  readonly quantity: number | null;
  readonly state: ClaimState;
  readonly claimantId: Id | null;
  readonly claimantName: string;
  readonly at: Date;
  readonly verifierName: string | null;
  readonly opinion: string | null;
  readonly decidedAt: Date | null;
}

export interface Finding {
  readonly id: Id;
  readonly reason: string;
  readonly foundByName: string;
  readonly foundOn: Day;
  readonly at: Date;
}

/** One published wording of the item; `content` is null where the version withdrew it. */
export interface ItemVersion {
  readonly version: number;
  readonly reason: string | null;
  readonly publishedAt: Date;
  readonly approvedByName: string | null;
  readonly content: ItemContent | null;
}

type Db = { readonly db: Context['db'] };
const MOST = 200;

/** The newest notes first. */
export async function notesOf({ db }: Db, itemId: Id): Promise<ProgressNote[]> {
  const rows = await db
    .selectFrom('progress_note')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    notedOn: row.noted_on,
    text: row.text,
    progress: row.progress,
    quantity: row.quantity,
    authorName: row.author_name,
    at: row.at,
  }));
}

export async function claimsOf({ db }: Db, itemId: Id): Promise<Claim[]> {
  const rows = await db
    .selectFrom('claim')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    result: row.result,
    quantity: row.quantity,
    state: row.state as ClaimState,
    claimantId: row.account_id,
    claimantName: row.claimant_name,
    at: row.at,
    verifierName: row.verifier_name,
    opinion: row.opinion,
    decidedAt: row.decided_at,
  }));
}

export async function findingsOf({ db }: Db, itemId: Id): Promise<Finding[]> {
  const rows = await db
    .selectFrom('item_finding')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    foundByName: row.found_by_name,
    foundOn: row.found_on,
    at: row.at,
  }));
}

/** Every published version of the letter, newest first, with what it says about this item. */
export async function versionsOf({ db }: Db, letterId: Id, itemId: Id): Promise<ItemVersion[]> {
  const rows = await db
    .selectFrom('letter_version')
    .select(['version', 'reason', 'published_at', 'approved_by_name', 'content'])
    .where('letter_id', '=', letterId)
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .limit(MOST)
    .execute();
  const versions = rows.flatMap((row) =>
    row.published_at
      ? [
          {
            version: row.version,
            reason: row.reason,
            publishedAt: row.published_at,
            approvedByName: row.approved_by_name,
            content: (row.content as LetterContent).items.find(({ id }) => id === itemId) ?? null,
          },
        ]
      : [],
  );
  const first = versions.findLastIndex(({ content }) => content !== null);
  return versions.slice(0, first + 1);
}

/** Texts of the needs this item answers. */
export async function needsOfItem({ db }: Db, itemId: Id): Promise<{ id: Id; text: string }[]> {
  return db
    .selectFrom('item_need')
    .innerJoin('need', 'need.id', 'item_need.need_id')
    .select(['need.id', 'need.text'])
    .where('item_need.item_id', '=', itemId)
    .limit(MOST)
    .execute();
}
