import { sql, type Selectable } from 'kysely';
import { conflict, DomainError, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context, Database, TransactionContext } from '../../platform/index.ts';
import { bigramVector } from '../../platform/search.ts';
import type { Decision } from './rules.ts';
import type { Domain, Organization, OrganizationKind, OrganizationState } from './types.ts';

type Db = { readonly db: Context['db'] };
type Row = Selectable<Database['organization']>;

export const toOrganization = (row: Omit<Row, 'search' | 'created_at' | 'updated_at'>): Organization => ({
  id: row.id,
  serial: row.serial,
  parentId: row.parent_id,
  path: row.path,
  depth: row.depth,
  code: row.code,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind as OrganizationKind,
  domain: row.domain as Domain | null,
  secretaryName: row.secretary_name,
  supervisionPhone: row.supervision_phone,
  reportedMembers: row.reported_members,
  position: row.position,
  state: row.state as OrganizationState,
  foundedOn: row.founded_on,
  closedOn: row.closed_on,
  successorId: row.successor_id,
  revision: row.revision,
});

/** Without a permission check, for verbs. @throws DomainError `organization.not-found` */
export async function organizationFacts({ db }: Db, id: Id): Promise<Organization> {
  const row = isId(id)
    ? await db.selectFrom('organization').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound('organization');
  return toOrganization(row);
}

/** Without a permission check: the code is public. @throws DomainError `organization.not-found` */
export async function organizationByCode({ db }: Db, code: string): Promise<Organization> {
  const row = await db.selectFrom('organization').selectAll().where('code', '=', code).executeTakeFirst();
  if (!row) throw notFound('organization');
  return toOrganization(row);
}

/** The organization at the top of the tree; undefined before the first one stands. Without a permission check. */
export async function rootOrganization({ db }: Db): Promise<Organization | undefined> {
  const row = await db
    .selectFrom('organization')
    .selectAll()
    .where('parent_id', 'is', null)
    .where('state', '=', 'active')
    .orderBy('serial')
    .limit(1)
    .executeTakeFirst();
  return row && toOrganization(row);
}

/**
 * Who acts today for an organization that may have been merged or closed since: follows `successorId` to the end.
 * Without a successor it is the organization itself.
 */
export async function actingOrganization(ctx: Db, id: Id): Promise<Organization> {
  let organization = await organizationFacts(ctx, id);
  // Nearly always none; a recursive query would cost every verb more than the rare second look.
  while (organization.successorId !== null)
    organization = await organizationFacts(ctx, organization.successorId);
  return organization;
}

/**
 * Held to the end of the transaction. `stable`: founding, enrolling, importing, side by side, while the tree keeps its
 * shape. `changing`: moving, merging, closing, alone. Taken first, so that every later statement sees what the other
 * side committed and no child or person is left behind on a path that has just been rewritten.
 */
export async function holdTree(tx: TransactionContext, mode: 'stable' | 'changing'): Promise<void> {
  const key = sql`hashtextextended(current_schema() || ' organization tree', 0)`;
  await (mode === 'stable'
    ? sql`select pg_advisory_xact_lock_shared(${key})`.execute(tx.db)
    : sql`select pg_advisory_xact_lock(${key})`.execute(tx.db));
}

/** The words an organization is found by. */
export const searchVector = (organization: Pick<Organization, 'name' | 'shortName' | 'code'>) =>
  bigramVector(organization.name, organization.shortName, organization.code);

/** Writes a new organization with its empty headcount. `serial` is given by the database. */
export async function insertOrganization(
  tx: TransactionContext,
  organization: Omit<Organization, 'serial'>,
): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('organization')
    .values({
      id: organization.id,
      ...columnsOf(organization),
      revision: organization.revision,
      search: searchVector(organization),
      created_at: now,
      updated_at: now,
    })
    .execute();
  await tx.db
    .insertInto('headcount')
    .values({ organization_id: organization.id, members: 0, volunteers: 0 })
    .execute();
}

/**
 * Writes the fields of `after`, provided that nobody changed the row since `before` was loaded.
 * @throws DomainError `organization.conflict`
 */
export async function saveOrganization(
  tx: TransactionContext,
  before: Organization,
  after: Organization,
): Promise<Organization> {
  const row = await tx.db
    .updateTable('organization')
    .set({
      ...columnsOf(after),
      revision: before.revision + 1,
      search: searchVector(after),
      updated_at: tx.clock.now(),
    })
    .where('id', '=', before.id)
    .where('revision', '=', before.revision)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('organization', { name: before.name });
  return toOrganization(row);
}

const columnsOf = (organization: Omit<Organization, 'id' | 'serial' | 'revision'>) => ({
  parent_id: organization.parentId,
  path: organization.path,
  depth: organization.depth,
  code: organization.code,
  name: organization.name,
  short_name: organization.shortName,
  kind: organization.kind,
  domain: organization.domain,
  secretary_name: organization.secretaryName,
  supervision_phone: organization.supervisionPhone,
  reported_members: organization.reportedMembers,
  position: organization.position,
  state: organization.state,
  founded_on: organization.foundedOn,
  closed_on: organization.closedOn,
  successor_id: organization.successorId,
});

/** The form was filled on an older state of the organization. @throws DomainError `organization.conflict` */
export function requireRevision(organization: Organization, revision: number): void {
  if (organization.revision !== revision) throw conflict('organization', { name: organization.name });
}

/** @throws DomainError with the code of a refusal */
export function obey(decision: Decision): void {
  if (!decision.ok) throw new DomainError(decision.code, decision.params ? { params: decision.params } : {});
}
