import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';
import { counts, isNothing, plus } from './rules.ts';
import { NO_HEADCOUNT, type Headcount, type Person } from './types.ts';

/** Sums what changes do to the headcount and writes it by one statement, in the order of ids. */
export class HeadcountDeltas {
  readonly #sums = new Map<Id, Headcount>();

  add(person: Pick<Person, 'kind' | 'state' | 'countedOrganizationId'>, sign: 1 | -1): void {
    const sum = this.#sums.get(person.countedOrganizationId) ?? NO_HEADCOUNT;
    this.#sums.set(person.countedOrganizationId, plus(sum, counts(person), sign));
  }

  async write(tx: TransactionContext): Promise<void> {
    const sums = [...this.#sums].filter(([, sum]) => !isNothing(sum)).sort(([a], [b]) => (a < b ? -1 : 1));
    if (sums.length === 0) return;
    const ids = sums.map(([id]) => id);
    const of = (name: keyof Headcount) => sums.map(([, sum]) => sum[name]);
    // A negative sum could never be inserted, so every row has to exist before it is added to.
    await sql`
      insert into headcount (organization_id, members, volunteers)
      select id, 0, 0 from unnest(${ids}::uuid[]) as id on conflict do nothing`.execute(tx.db);
    await sql`
      update headcount h set members = h.members + d.members, volunteers = h.volunteers + d.volunteers,
        probationary_members = h.probationary_members + d.probationary, activists = h.activists + d.activists
      from (
        select * from unnest(${ids}::uuid[], ${of('members')}::int4[], ${of('probationaryMembers')}::int4[],
          ${of('volunteers')}::int4[], ${of('activists')}::int4[])
          as d(id, members, probationary, volunteers, activists) order by id
      ) d
      where h.organization_id = d.id`.execute(tx.db);
  }
}
