import { dayOf, type Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { requireAccount } from '../../registry/access/index.ts';
import { loadOccurrences } from '../../registry/letters/index.ts';
import { reviewedBy } from './reviewed-by.ts';
import { doneOf } from './rules.ts';

/** Organizations have no person; somebody without a person is not their committer. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface WaitingClaim {
  readonly itemId: Id;
  readonly number: string;
  readonly content: string;
  readonly organizationName: string;
  readonly committerName: string;
  readonly dueOn: Day;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  readonly result: string;
  readonly quantity: number | null;
  readonly claimantName: string;
  readonly claimedOn: Day;
  /** How many deeds of a recurring item are done. */
  readonly deeds: { readonly done: number; readonly of: number } | null;
}

/** Claims that wait for the actor as reviewer, the longest waiting first; never the actor's own. */
export async function claimsWaiting(ctx: Context, request: PageRequest): Promise<Page<WaitingClaim>> {
  requireAccount(ctx.actor);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 1);
  const reviewed = await reviewedBy(ctx, 'item.verify');
  if (!reviewed) return { rows: [] };
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('item', 'item.letter_id', 'letter.id')
    .innerJoin('claim', 'claim.item_id', 'item.id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .select([
      'claim.id',
      'item.id as item_id',
      'item.number',
      'item.content',
      'organization.name',
      'letter.committer_name',
      'item.due_on',
      'item.target_quantity',
      'item.target_unit',
      'claim.result',
      'claim.quantity',
      'claim.claimant_name',
      'claim.at',
    ]) // prettier-ignore
    .where(reviewed)
    .where('item.state', '=', 'reportedDone')
    .where('claim.state', '=', 'pending')
    .where('claim.account_id', 'is distinct from', ctx.actor.accountId ?? null)
    .where('item.person_id', 'is distinct from', ctx.actor.personId ?? NOBODY)
    .$if(after !== undefined, (query) => query.where('claim.id', '>', String(after?.[0])))
    .orderBy('claim.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.id]);
  const deedsOf = await loadOccurrences(
    ctx,
    page.rows.map(({ item_id }) => item_id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      itemId: row.item_id,
      number: row.number,
      content: row.content,
      organizationName: row.name,
      committerName: row.committer_name,
      dueOn: row.due_on,
      targetQuantity: row.target_quantity,
      targetUnit: row.target_unit,
      result: row.result,
      quantity: row.quantity,
      claimantName: row.claimant_name,
      claimedOn: dayOf(row.at),
      deeds: doneOf(deedsOf.get(row.item_id) ?? []),
    })),
  };
}
