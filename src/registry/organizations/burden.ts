import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { Load } from './rules.ts';
import type { Burden, OrganizationKind } from './types.ts';

type Db = { readonly db: Context['db'] };

/**
 * What stands on one organization. Rows of later rooms are counted here by their state and never changed: closing must
 * see them, and a later room cannot be asked.
 */
export async function burdenOf({ db }: Db, id: Id): Promise<Burden> {
  const { rows } = await sql<Burden>`
    select
      (select count(*) from organization where parent_id = ${id} and state = 'active') as "children",
      (select count(*) from person where state = 'active'
        and (organization_id = ${id} or counted_organization_id = ${id})) as "people",
      (select count(*) from letter join round on round.id = letter.round_id
        where letter.organization_id = ${id} and round.state <> 'closed'
        and (letter.state <> 'published' or exists (select from item where item.letter_id = letter.id
          and item.state in ('inProgress', 'reportedDone', 'underRectification')))) as "openLetters"`.execute(
    db,
  );
  return rows[0]!;
}

/** What a successor, or the organization itself as another kind, has to be fit for. */
export async function loadOf({ db }: Db, id: Id, burden: Burden): Promise<Load> {
  const rows = await db
    .selectFrom('organization')
    .select('kind')
    .distinct()
    .where('parent_id', '=', id)
    .where('state', '=', 'active')
    .execute();
  return { childKinds: rows.map(({ kind }) => kind as OrganizationKind), people: burden.people };
}
