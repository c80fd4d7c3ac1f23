import { sql } from 'kysely';
import { conflict } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { bigrams, bulkInsert, type TransactionContext } from '../../platform/index.ts';
import type { Organization } from '../organizations/index.ts';
import type { HeadcountDeltas } from './headcount-deltas.ts';
import type { PersonRow } from './import-row.ts';
import type { Person } from './types.ts';

export interface Addition {
  readonly place: Organization;
  readonly row: PersonRow;
}

const COLUMNS = {
  id: 'uuid', organization_id: 'uuid', counted_organization_id: 'uuid', name: 'text', kind: 'text', post: 'text',
  leading_cadre: 'bool', mobile: 'bool', joined_on: 'date', joined_precision: 'text', state: 'text', revision: 'int4',
  search: 'bigrams', created_at: 'timestamptz', updated_at: 'timestamptz',
} as const; // prettier-ignore

export async function addPeople(
  tx: TransactionContext,
  added: readonly Addition[],
  deltas: HeadcountDeltas,
): Promise<void> {
  const now = tx.clock.now();
  const rows = added.map(({ place, row }) => {
    deltas.add({ kind: row.kind, state: 'active', countedOrganizationId: place.id }, 1);
    return {
      id: newId(now.getTime()),
      organization_id: place.id,
      counted_organization_id: place.id,
      name: row.name,
      kind: row.kind,
      post: row.post,
      leading_cadre: row.leadingCadre ?? false,
      mobile: row.mobile ?? false,
      joined_on: row.joinedOn,
      joined_precision: row.joinedPrecision,
      state: 'active',
      revision: 1,
      search: bigrams(row.name).join(' '),
      created_at: now,
      updated_at: now,
    };
  });
  await bulkInsert(tx.db, 'person', COLUMNS, rows);
}

/** @throws DomainError `import.conflict` when somebody was changed by another meanwhile */
export async function changePeople(
  tx: TransactionContext,
  changes: readonly { readonly before: Person; readonly after: Person }[],
  deltas: HeadcountDeltas,
): Promise<void> {
  if (changes.length === 0) return;
  for (const { before, after } of changes) {
    deltas.add(before, -1);
    deltas.add(after, 1);
  }
  const of = (pick: (after: Person) => unknown) => changes.map(({ after }) => pick(after) ?? null);
  const result = await sql`
    update person p set kind = n.kind, post = n.post, leading_cadre = n.leading_cadre, mobile = n.mobile,
      joined_on = n.joined_on, joined_precision = n.joined_precision, revision = p.revision + 1,
      updated_at = ${tx.clock.now()}
    from unnest(${of((p) => p.id)}::uuid[], ${of((p) => p.revision)}::int4[], ${of((p) => p.kind)}::text[],
      ${of((p) => p.post)}::text[], ${of((p) => p.leadingCadre)}::bool[], ${of((p) => p.mobile)}::bool[],
      ${of((p) => p.joinedOn)}::date[], ${of((p) => p.joinedPrecision)}::text[])
      as n(id, revision, kind, post, leading_cadre, mobile, joined_on, joined_precision)
    where p.id = n.id and p.revision = n.revision`.execute(tx.db);
  if (Number(result.numAffectedRows ?? 0) !== changes.length) throw conflict('import');
  const otherKind = changes.filter(({ before, after }) => before.kind !== after.kind);
  if (otherKind.length > 0) await tx.followPeople(tx, { personIds: otherKind.map(({ after }) => after.id) });
}
