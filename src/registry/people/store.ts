import type { Selectable } from 'kysely';
import { conflict, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context, Database, TransactionContext } from '../../platform/index.ts';
import { bigramVector } from '../../platform/search.ts';
import type { DayPrecision, LeaveReason, Person, PersonFacts, PersonKind, PersonState } from './types.ts';

type Db = { readonly db: Context['db'] };
type Row = Omit<Selectable<Database['person']>, 'search' | 'created_at' | 'updated_at'>;

export const toPerson = (row: Row): Person => ({
  id: row.id,
  organizationId: row.organization_id,
  hostOrganizationId: row.host_organization_id,
  countedOrganizationId: row.counted_organization_id,
  name: row.name,
  kind: row.kind as PersonKind,
  post: row.post,
  leadingCadre: row.leading_cadre,
  mobile: row.mobile,
  joinedOn: row.joined_on,
  joinedPrecision: row.joined_precision as DayPrecision | null,
  externalKey: row.external_key,
  state: row.state as PersonState,
  leftOn: row.left_on,
  leftReason: row.left_reason as LeaveReason | null,
  revision: row.revision,
});

/** Without a permission check, for verbs. @throws DomainError `person.not-found` */
export async function personFacts({ db }: Db, id: Id): Promise<PersonFacts> {
  if (!isId(id)) throw notFound('person');
  const row = await db
    .selectFrom('person')
    .innerJoin('organization as counted', 'counted.id', 'person.counted_organization_id')
    .innerJoin('organization as home', 'home.id', 'person.organization_id')
    .selectAll('person')
    .select(['counted.parent_id', 'counted.path', 'home.path as home_path'])
    .where('person.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('person');
  return { ...toPerson(row), parentId: row.parent_id, path: row.path, homePath: row.home_path };
}

export async function insertPerson(tx: TransactionContext, person: Person): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('person')
    .values({
      id: person.id,
      ...columnsOf(person),
      revision: person.revision,
      search: bigramVector(person.name),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/**
 * Writes the fields of `after`, and lets what counts the person follow, provided that nobody changed the row since `before` was loaded.
 * @throws DomainError `person.conflict`
 */
export async function savePerson(tx: TransactionContext, before: Person, after: Person): Promise<Person> {
  const row = await tx.db
    .updateTable('person')
    .set({
      ...columnsOf(after),
      revision: before.revision + 1,
      search: bigramVector(after.name),
      updated_at: tx.clock.now(),
    })
    .where('id', '=', before.id)
    .where('revision', '=', before.revision)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('person', { name: before.name });
  await tx.followPeople(tx, { personIds: [before.id] });
  return toPerson(row);
}

const columnsOf = (person: Omit<Person, 'id' | 'revision'>) => ({
  organization_id: person.organizationId,
  host_organization_id: person.hostOrganizationId,
  counted_organization_id: person.countedOrganizationId,
  name: person.name,
  kind: person.kind,
  post: person.post,
  leading_cadre: person.leadingCadre,
  mobile: person.mobile,
  joined_on: person.joinedOn,
  joined_precision: person.joinedPrecision,
  external_key: person.externalKey,
  state: person.state,
  left_on: person.leftOn,
  left_reason: person.leftReason,
});

/** The form was filled on an older state of the person. @throws DomainError `person.conflict` */
export function requireRevision(person: Person, revision: number): void {
  if (person.revision !== revision) throw conflict('person', { name: person.name });
}
