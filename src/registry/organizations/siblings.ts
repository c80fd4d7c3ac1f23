import { sql } from 'kysely';
import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';
import { codesFor } from './rules.ts';
import type { Organization } from './types.ts';

/**
 * Organizations of one superior are told apart by their names.
 * @throws DomainError `input.invalid` at `field`, or `organization.name-taken` without a field
 */
export async function requireFreeName(
  tx: TransactionContext,
  parentId: Id | null,
  name: string,
  { except, field }: { readonly except?: Id; readonly field?: string } = {},
): Promise<void> {
  const twin = await tx.db
    .selectFrom('organization')
    .select('id')
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .where('name', '=', name)
    .where('state', '=', 'active')
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst();
  if (!twin) return;
  if (field) throw invalid([{ field, code: 'organization.name-taken', value: name }]);
  throw new DomainError('organization.name-taken', { params: { name } });
}

/** The last place among the subordinates. */
export async function nextPosition(tx: TransactionContext, parentId: Id): Promise<number> {
  const row = await tx.db
    .selectFrom('organization')
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
    .where('parent_id', '=', parentId)
    .executeTakeFirstOrThrow();
  return row.next;
}

/**
 * The code typed, or the first free one after the superior's. @throws DomainError `input.invalid` at `code` when taken
 */
export async function chooseCode(
  tx: TransactionContext,
  parent: Organization,
  typed: string | null,
): Promise<string> {
  for (let start = await countOf(tx, parent.id); ; start += 20) {
    const wanted = typed === null ? codesFor(parent.code, start) : [typed];
    const rows = await tx.db.selectFrom('organization').select('code').where('code', 'in', wanted).execute();
    const taken = new Set(rows.map(({ code }) => code));
    const free = wanted.find((code) => !taken.has(code));
    if (free !== undefined) return free;
    if (typed !== null) throw invalid([{ field: 'code', code: 'organization.code-taken', value: typed }]);
  }
}

async function countOf(tx: TransactionContext, parentId: Id): Promise<number> {
  const row = await tx.db
    .selectFrom('organization')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('parent_id', '=', parentId)
    .executeTakeFirstOrThrow();
  return row.count;
}
