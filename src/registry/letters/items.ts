import { sql } from 'kysely';
import { conflict, DomainError, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import { bigramVector } from '../../platform/search.ts';
import { nextItemState, type ItemAct } from './lifecycle.ts';
import { replanOccurrences } from './occurrences.ts';
import { ITEM_COLUMNS, toItem } from './rows.ts';
import { isSettled, withdrawable } from './rules.ts';
import { ITEM_COLUMN, shift, tally } from './tally.ts';
import type { Item, Letter, LetterContent } from './types.ts';

type Db = { readonly db: Context['db'] };

/** Without a permission check, for verbs. @throws DomainError `item.not-found` */
export async function loadItem({ db }: Db, id: Id): Promise<Item> {
  const row = isId(id)
    ? await db.selectFrom('item').select(ITEM_COLUMNS).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound('item');
  return toItem(row);
}

/** The published items of a letter in their order. */
export async function itemsOf({ db }: Db, letterId: Id): Promise<Item[]> {
  const rows = await db
    .selectFrom('item')
    .select(ITEM_COLUMNS)
    .where('letter_id', '=', letterId)
    .orderBy('ordinal')
    .execute();
  return rows.map(toItem);
}

export type ItemPatch = {
  readonly [
    Key in 'progress' | 'quantityReached' | 'lastNote' | 'lastNoteOn' | 'notesCount' | 'closedOn'
  ]?: Item[Key];
};

/**
 * Moves an item one step of the life cycle, provided that nobody changed it since it was loaded; keeps the counters.
 * @returns the item as it now stands
 * @throws DomainError `item.wrong-state` when the act is not in the life cycle, `item.conflict` when changed since
 */
export async function moveItem(
  tx: TransactionContext,
  item: Item,
  act: ItemAct,
  patch: ItemPatch = {},
): Promise<Item> {
  const state = nextItemState(item.state, act);
  if (!state) throw new DomainError('item.wrong-state', { params: { state: item.state } });
  const row = await tx.db
    .updateTable('item')
    .set({
      state,
      revision: item.revision + 1,
      updated_at: tx.clock.now(),
      progress: patch.progress,
      quantity_reached: patch.quantityReached,
      last_note: patch.lastNote,
      last_note_on: patch.lastNoteOn,
      notes_count: patch.notesCount,
      closed_on: patch.closedOn,
    })
    .where('id', '=', item.id)
    .where('state', '=', item.state)
    .where('revision', '=', item.revision)
    .returning(ITEM_COLUMNS)
    .executeTakeFirst();
  if (!row) {
    const now = await loadItem(tx, item.id);
    throw conflict('item', { seen: item.revision, now: now.revision, state: now.state });
  }
  await tally(tx, item.roundId, item.organizationId, shift(ITEM_COLUMN[item.state], ITEM_COLUMN[state]));
  return toItem(row);
}

/**
 * Makes the ledger's items say what the version being published says: new ones begin, known ones are reworded, those
 * no longer in it are withdrawn. Items whose verdict is on the way or given keep their words and state.
 */
export async function projectItems(
  tx: TransactionContext,
  letter: Letter,
  content: LetterContent,
): Promise<Item[]> {
  const before = new Map((await itemsOf(tx, letter.id)).map((item) => [item.id, item]));
  const now = tx.clock.now();
  const rows = content.items
    .filter((item) => !isSettled(before.get(item.id)?.state))
    .map((item) => ({
      id: item.id,
      letter_id: letter.id,
      round_id: letter.roundId,
      organization_id: letter.organizationId,
      person_id: letter.personId,
      number: `${letter.number}-${item.ordinal}`,
      ordinal: item.ordinal,
      state: 'inProgress',
      category: item.category,
      content: item.content,
      measures: item.measures,
      responsible_person: item.responsiblePerson,
      due_on: item.dueOn,
      target_quantity: item.targetQuantity ?? null,
      target_unit: item.targetUnit ?? null,
      recurrence: item.recurrence ? JSON.stringify(item.recurrence) : null,
      public: letter.public,
      version: letter.version,
      published_at: now,
      progress: 0,
      notes_count: 0,
      revision: 1,
      search: bigramVector(item.content, item.measures, letter.committerName, item.responsiblePerson),
      updated_at: now,
    }));
  if (rows.length > 0) {
    await tx.db
      .insertInto('item')
      .values(rows)
      .onConflict((clash) =>
        clash.column('id').doUpdateSet((eb) => ({
          category: eb.ref('excluded.category'),
          content: eb.ref('excluded.content'),
          measures: eb.ref('excluded.measures'),
          responsible_person: eb.ref('excluded.responsible_person'),
          due_on: eb.ref('excluded.due_on'),
          target_quantity: eb.ref('excluded.target_quantity'),
          target_unit: eb.ref('excluded.target_unit'),
          recurrence: eb.ref('excluded.recurrence'),
          public: eb.ref('excluded.public'),
          version: eb.ref('excluded.version'),
          revision: sql<number>`item.revision + 1`,
          search: eb.ref('excluded.search'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
  // Settled items keep their words and are shown wherever the letter is.
  await tx.db
    .updateTable('item')
    .set({ public: letter.public })
    .where('letter_id', '=', letter.id)
    .where('public', '!=', letter.public)
    .execute();
  const reworded = new Set(rows.map(({ id }) => id));
  await replanOccurrences(
    tx,
    content.items.filter(({ id }) => reworded.has(id)),
  );
  const begun = rows.filter(({ id }) => !before.has(id)).length;
  await tally(tx, letter.roundId, letter.organizationId, { items_in_progress: begun });
  const kept = new Set(content.items.map(({ id }) => id));
  for (const item of before.values()) {
    if (!kept.has(item.id) && withdrawable(item.state)) await moveItem(tx, item, 'withdraw');
  }
  return itemsOf(tx, letter.id);
}
