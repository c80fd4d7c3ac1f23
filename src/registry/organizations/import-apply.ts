import { sql } from 'kysely';
import { newId, newPathKey, type Id } from '../../kernel/ids.ts';
import { conflict } from '../../kernel/errors.ts';
import { bigrams, bulkInsert, type TransactionContext } from '../../platform/index.ts';
import type { Planned, TreeNode } from './import-tree.ts';
import { difference } from './record-change.ts';
import type { Organization } from './types.ts';

export interface Change {
  readonly before: Organization;
  readonly after: Organization;
}

const BATCH = 2000;
const FIELDS = [
  'code', 'name', 'shortName', 'kind', 'domain', 'secretaryName', 'supervisionPhone', 'reportedMembers',
] as const; // prettier-ignore

type Row = Readonly<Record<string, unknown>>;

/** Writes new organizations, superiors first, then what changed about known ones, each with its dated event. */
export async function applyOrganizations(
  tx: TransactionContext,
  created: readonly Planned[],
  updated: readonly Change[],
  step: (rows: number) => void,
): Promise<void> {
  const founded = await newRows(tx, created);
  for (let at = 0; at < founded.length; at += BATCH) {
    const rows = founded.slice(at, at + BATCH);
    await bulkInsert(tx.db, 'organization', COLUMNS, rows);
    await bulkInsert(
      tx.db,
      'headcount',
      { organization_id: 'uuid', members: 'int4', volunteers: 'int4' },
      rows.map((row) => ({ organization_id: row['id'], members: 0, volunteers: 0 })),
    );
    await recordAll(
      tx,
      rows.map((row) => {
        const { name, kind, code, parent_id: parentId } = row;
        return eventOf(tx, String(row['id']), 'created', {}, { name, kind, code, parentId });
      }),
    );
    step(at + rows.length);
  }
  for (let at = 0; at < updated.length; at += BATCH) {
    const changes = updated.slice(at, at + BATCH);
    await updateAll(tx, changes);
    await recordAll(tx, changes.map((change) => changeEvent(tx, change))); // prettier-ignore
    step(founded.length + at + changes.length);
  }
}

async function newRows(tx: TransactionContext, created: readonly Planned[]): Promise<Row[]> {
  const places = new Map<TreeNode, { id: Id; path: string; depth: number }>();
  const positions = await lastPositions(tx, created);
  const now = tx.clock.now();
  return created.map(({ node, row, parent }) => {
    const above = parent && (parent.existing ?? places.get(parent));
    const place = {
      id: newId(now.getTime()),
      path: `${above?.path ?? '/'}${newPathKey()}/`,
      depth: above ? above.depth + 1 : 0,
    };
    places.set(node, place);
    const position = (positions.get(above?.id ?? '') ?? 0) + 1;
    positions.set(above?.id ?? '', position);
    return {
      ...place,
      parent_id: above?.id ?? null,
      code: node.code,
      name: node.name,
      short_name: row.shortName,
      kind: node.kind,
      domain: row.domain,
      secretary_name: row.secretaryName,
      supervision_phone: row.supervisionPhone,
      reported_members: row.reportedMembers,
      position,
      state: 'active',
      revision: 1,
      search: searchWords(node.name, row.shortName, node.code),
      created_at: now,
      updated_at: now,
    };
  });
}

const COLUMNS = {
  id: 'uuid', parent_id: 'uuid', path: 'text', depth: 'int2', code: 'text', name: 'text', short_name: 'text',
  kind: 'text', domain: 'text', secretary_name: 'text', supervision_phone: 'text', reported_members: 'int4',
  position: 'int4', state: 'text', revision: 'int4', search: 'bigrams', created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const; // prettier-ignore

const searchWords = (...texts: readonly (string | null)[]): string =>
  bigrams(texts.filter(Boolean).join(' ')).join(' ');

async function lastPositions(tx: TransactionContext, created: readonly Planned[]): Promise<Map<Id, number>> {
  const parents = [...new Set(created.flatMap(({ parent }) => parent?.existing?.id ?? []))];
  const { rows } = await sql<{ parent_id: Id; last: number }>`
    select parent_id, max(position) as last from organization
    where parent_id = any(${parents}::uuid[]) group by parent_id`.execute(tx.db);
  return new Map(rows.map(({ parent_id, last }) => [parent_id, last]));
}

async function updateAll(tx: TransactionContext, changes: readonly Change[]): Promise<void> {
  const of = (pick: (after: Organization) => unknown) => changes.map(({ after }) => pick(after) ?? null);
  const result = await sql`
    update organization o set code = n.code, name = n.name, short_name = n.short_name, kind = n.kind,
      domain = n.domain, secretary_name = n.secretary_name, supervision_phone = n.supervision_phone,
      reported_members = n.reported_members, revision = o.revision + 1, updated_at = ${tx.clock.now()},
      search = array_to_tsvector(string_to_array(n.search, ' '))
    from unnest(${of((o) => o.id)}::uuid[], ${of((o) => o.revision)}::int4[], ${of((o) => o.code)}::text[],
      ${of((o) => o.name)}::text[], ${of((o) => o.shortName)}::text[], ${of((o) => o.kind)}::text[],
      ${of((o) => o.domain)}::text[], ${of((o) => o.secretaryName)}::text[],
      ${of((o) => o.supervisionPhone)}::text[], ${of((o) => o.reportedMembers)}::int4[],
      ${of((o) => searchWords(o.name, o.shortName, o.code))}::text[])
      as n(id, revision, code, name, short_name, kind, domain, secretary_name, supervision_phone,
        reported_members, search)
    where o.id = n.id and o.revision = n.revision`.execute(tx.db);
  if (Number(result.numAffectedRows ?? 0) !== changes.length) throw conflict('import');
}

function changeEvent(tx: TransactionContext, { before, after }: Change): Row {
  const { before: was, after: is } = difference(before, after, FIELDS);
  const kind = 'name' in is || 'kind' in is ? 'renamed' : 'updated';
  return eventOf(tx, after.id, kind, was, is);
}

const eventOf = (tx: TransactionContext, id: Id, kind: string, before: object, after: object): Row => ({
  id: newId(tx.clock.now().getTime()),
  organization_id: id,
  kind,
  effective_on: tx.clock.today(),
  before: JSON.stringify(before),
  after: JSON.stringify(after),
  account_id: tx.actor.accountId ?? null,
  at: tx.clock.now(),
});

const recordAll = (tx: TransactionContext, rows: readonly Row[]): Promise<number> =>
  bulkInsert(
    tx.db,
    'organization_change',
    {
      id: 'uuid', organization_id: 'uuid', kind: 'text', effective_on: 'date', before: 'jsonb', after: 'jsonb',
      account_id: 'uuid', at: 'timestamptz',
    }, // prettier-ignore
    rows,
  );
