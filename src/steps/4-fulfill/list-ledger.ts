import { sql, type SelectQueryBuilder } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import { matches, type Context, type Database } from '../../platform/index.ts';
import { can, requireAccount, where } from '../../registry/access/index.ts';
import type { Committer, ItemState, Recurrence } from '../../registry/letters/types.ts';
import { loadOccurrences, nextItemState, periodsAt } from '../../registry/letters/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import { datedDeeds, doneOf, dueSoonUntil, lightOf, nextDeed, OWED, workingDaysLeft } from './rules.ts';
import type { LedgerFilter } from './schemas.ts';
import type { LedgerRow } from './types.ts';

export interface LedgerRequest extends PageRequest {
  readonly roundId: Id;
  /** Organization whose subtree is shown. */
  readonly scopeId: Id;
  readonly filter?: LedgerFilter;
}

type Ledger = SelectQueryBuilder<Pick<Database, 'item' | 'organization'>, 'item' | 'organization', object>;

/** 台账: the published items of a subtree that the actor may see: open ones first, each part by due date. */
export async function listLedger(ctx: Context, request: LedgerRequest): Promise<Page<LedgerRow>> {
  requireAccount(ctx.actor);
  const scope = await organizationFacts(ctx, request.scopeId);
  const today = ctx.clock.today();
  const limit = limitOf(request);
  const found = await idsOfPage(ctx, request, scope.path, limit + 1);
  const rows = await ctx.db
    .selectFrom('item')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .select(['item.id', 'item.number', 'item.letter_id', 'item.organization_id', 'item.person_id'])
    .select(['organization.name', 'organization.path', 'letter.committer', 'letter.committer_name'])
    .select(['item.category', 'item.content', 'item.measures', 'item.responsible_person', 'item.due_on'])
    .select(['item.target_quantity', 'item.target_unit', 'item.quantity_reached', 'item.progress'])
    .select([
      'item.last_note',
      'item.last_note_on',
      'item.notes_count',
      'item.state',
      'item.closed_on',
      'item.recurrence',
    ])
    .where('item.id', '=', sql<Id>`any(${found.map(({ id }) => id)}::uuid[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = found.flatMap(({ id, part }) => {
    const row = byId.get(id);
    return row ? [{ ...row, part }] : [];
  });
  const page = toPage(inOrder, limit, ({ part, due_on, id }) => [part, due_on, id]);
  const deedsOf = await loadOccurrences(
    ctx,
    page.rows.filter(({ recurrence }) => recurrence !== null).map(({ id }) => id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => {
      const state = row.state as ItemState;
      const deeds = datedDeeds(deedsOf.get(row.id) ?? [], state, today, ctx.calendar);
      const facts = { organizationId: row.organization_id, path: row.path, personId: row.person_id, state };
      return {
        id: row.id,
        number: row.number,
        letterId: row.letter_id,
        organizationId: row.organization_id,
        organizationName: row.name,
        committer: row.committer as Committer,
        committerName: row.committer_name,
        category: row.category,
        content: row.content,
        measures: row.measures,
        responsiblePerson: row.responsible_person,
        dueOn: row.due_on,
        targetQuantity: row.target_quantity,
        targetUnit: row.target_unit,
        quantityReached: row.quantity_reached,
        progress: row.progress,
        lastNote: row.last_note,
        lastNoteOn: row.last_note_on,
        notesCount: row.notes_count,
        state,
        light: lightOf(state, row.due_on, today, ctx.calendar),
        workingDaysLeft: workingDaysLeft(state, row.due_on, today, ctx.calendar),
        closedOn: row.closed_on,
        recurrence: row.recurrence as Recurrence | null,
        deeds: doneOf(deeds),
        nextDeed: nextDeed(deeds),
        mayReport:
          nextItemState(state, 'reportProgress') !== undefined &&
          can(ctx.actor, 'item.report-progress', facts).allowed,
      };
    }),
  };
}

/** The ledger in two parts, each by due date: what is still open, then what is closed out or withdrawn. */
const PARTS: readonly (readonly ItemState[])[] = [
  ['inProgress', 'reportedDone', 'unfulfilled', 'underRectification'],
  ['closedOut', 'withdrawn'],
];

/** Found in an index that holds every column asked for here; the second part is only looked at when the first ends. */
async function idsOfPage(
  ctx: Context,
  { roundId, filter = {}, after: cursor }: LedgerRequest,
  path: string,
  most: number,
): Promise<{ id: Id; part: number }[]> {
  const after = decodeCursor(cursor, 3);
  const found: { id: Id; part: number }[] = [];
  for (let part = Number(after?.[0] ?? 0); part < PARTS.length && found.length < most; part += 1) {
    const states = PARTS[part] ?? [];
    if (filter.state && !states.includes(filter.state)) continue;
    const rows = await narrow(inScope(ctx, roundId, path), filter, ctx.clock.today(), ctx)
      .select('item.id')
      .where('item.state', 'in', states)
      .$if(after !== undefined && Number(after[0]) === part, (query) =>
        query.where(sql<boolean>`(item.due_on, item.id) > (${after?.[1]}::date, ${after?.[2]}::uuid)`),
      )
      .orderBy('item.due_on')
      .orderBy('item.id')
      .limit(most - found.length)
      .execute();
    found.push(...rows.map(({ id }) => ({ id, part })));
  }
  return found;
}

/** The items of a round in a subtree, as far as the actor may see them. */
function inScope(ctx: Context, roundId: Id, path: string): Ledger {
  return ctx.db
    .selectFrom('item')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .where('item.round_id', '=', roundId)
    .where('organization.path', '>=', path)
    .where('organization.path', '<', `${path}~`)
    .where(
      where(ctx.actor, 'item.read', {
        organizationId: sql.ref('item.organization_id'),
        path: sql.ref('organization.path'),
        personId: sql.ref('item.person_id'),
      }),
    );
}

function narrow(query: Ledger, filter: LedgerFilter, today: string, { calendar }: Context): Ledger {
  const { state, light, committer, dueFrom, dueTo, deeds, text } = filter;
  const soon = dueSoonUntil(today, calendar);
  return query
    .$if(state !== undefined, (q) => q.where('item.state', '=', state ?? ''))
    .$if(light !== undefined, (q) => q.where('item.state', 'in', OWED))
    .$if(light === 'overdue', (q) => q.where('item.due_on', '<', today))
    .$if(light === 'dueSoon', (q) => q.where('item.due_on', '>=', today).where('item.due_on', '<=', soon))
    .$if(light === 'onCourse', (q) => q.where('item.due_on', '>', soon))
    .$if(committer === 'organization', (q) => q.where('item.person_id', 'is', null))
    .$if(committer === 'person', (q) => q.where('item.person_id', 'is not', null))
    .$if(dueFrom !== undefined, (q) => q.where('item.due_on', '>=', dueFrom ?? ''))
    .$if(dueTo !== undefined, (q) => q.where('item.due_on', '<=', dueTo ?? ''))
    .$if(deeds !== undefined, (q) => q.where('item.state', 'in', OWED).where(undone(deeds, today)))
    .$if(text !== undefined && text !== '', (q) =>
      q.where(matches(sql.ref('item.search'), WORDS, text ?? '', 'whole')),
    );
}

/** A deed that is not marked: one whose day has passed, or one of the running period. */
const undone = (deeds: LedgerFilter['deeds'], today: string) =>
  sql<boolean>`exists (select from occurrence where occurrence.item_id = item.id and occurrence.done_on is null
    and ${deeds === 'missed' ? sql`occurrence.due_on < ${today}` : sql`occurrence.period = any(${periodsAt(today)}::text[])`})`;

/** What the search column of an item is made of. */
const WORDS = sql<string>`concat_ws(' ', item.content, item.measures, item.responsible_person,
  (select committer_name from letter where letter.id = item.letter_id))`;
