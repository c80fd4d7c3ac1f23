import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter, type ItemState, type Recurrence } from '../../../registry/letters/index.ts';

const MOST = 30;

/** An item the committer promised in an earlier round and has not closed out. */
export interface UnfinishedItem {
  readonly id: Id;
  readonly number: string;
  readonly state: ItemState;
  readonly category: string;
  readonly content: string;
  readonly measures: string;
  readonly responsiblePerson: string;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  readonly recurrence: Recurrence | null;
}

/**
 * What the same committer promised in earlier rounds and did not close out, newest round first: late, found unfulfilled,
 * under rectification or withdrawn. An organization answers for those that were merged into it.
 * @throws DomainError `letter.not-found` for somebody who does not read the letter from inside
 */
export async function unfinishedOf(ctx: Context, letterId: Id): Promise<UnfinishedItem[]> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.read', { ...(await factsOf(ctx, letter)), published: false });
  const { rows } = await sql<UnfinishedItem>`
    with recursive committer as (
      select ${letter.organizationId}::uuid as id
      union
      select merged.id from organization merged join committer on merged.successor_id = committer.id)
    select item.id, item.number, item.state, item.category, item.content, item.measures,
      item.responsible_person as "responsiblePerson", item.target_quantity as "targetQuantity",
      item.target_unit as "targetUnit",
      item.recurrence
    from item join round before on before.id = item.round_id join round now on now.id = ${letter.roundId}
    where before.starts_on < now.starts_on and before.state <> 'draft'
      and item.state <> 'closedOut'
      and ${letter.personId === null ? sql`item.organization_id in (select id from committer) and item.person_id is null` : sql`item.person_id = ${letter.personId}`}
    order by before.starts_on desc, item.number limit ${MOST}`.execute(ctx.db);
  return rows;
}
