import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';
import { counts } from './rules.ts';
import type { Person } from './types.ts';

/** Sums what many changes do to the headcount and writes it by one statement, in the order of ids. */
export class HeadcountDeltas {
  readonly #sums = new Map<Id, { members: number; volunteers: number }>();

  add(person: Pick<Person, 'kind' | 'state' | 'countedOrganizationId'>, sign: 1 | -1): void {
    const { members, volunteers } = counts(person);
    const sum = this.#sums.get(person.countedOrganizationId) ?? { members: 0, volunteers: 0 };
    sum.members += sign * members;
    sum.volunteers += sign * volunteers;
    this.#sums.set(person.countedOrganizationId, sum);
  }

  async write(tx: TransactionContext): Promise<void> {
    const sums = [...this.#sums]
      .filter(([, sum]) => sum.members !== 0 || sum.volunteers !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const ids = sums.map(([id]) => id);
    // A negative sum could never be inserted, so every row has to exist before it is added to.
    await sql`
      insert into headcount (organization_id, members, volunteers)
      select id, 0, 0 from unnest(${ids}::uuid[]) as id on conflict do nothing`.execute(tx.db);
    await sql`
      update headcount h set members = h.members + d.members, volunteers = h.volunteers + d.volunteers
      from (
        select * from unnest(${ids}::uuid[], ${sums.map(([, sum]) => sum.members)}::int4[],
          ${sums.map(([, sum]) => sum.volunteers)}::int4[]) as d(id, members, volunteers) order by id
      ) d
      where h.organization_id = d.id`.execute(tx.db);
  }
}
