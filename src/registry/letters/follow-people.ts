import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { end } from './exempt.ts';
import { more, ORAL_COLUMN, shift, tally, WRITTEN_COLUMN } from './tally.ts';
import type { CountsAs } from './types.ts';

const AT_ONCE = 1000;

/** Whom to look at; without any of these, everybody in an open round. */
export interface Moved {
  readonly personIds?: readonly Id[];
  readonly changedSince?: Date;
}

/**
 * Lets letters, oral commitments and exemptions of open rounds count where and as what their people count now: after a
 * transfer, a change of kind, a departure, an import. A letter itself stays where it was written. Run by the program.
 * @returns how many records followed
 */
export async function followPeople(ctx: Context, who: Moved = {}): Promise<number> {
  permit(ctx.actor, 'round.manage', {});
  return transact(ctx, async (tx) => {
    const followed =
      (await followLetters(tx, who)) + (await followOrals(tx, who)) + (await followExemptions(tx, who));
    if (followed > 0) {
      await audit(tx, {
        action: 'letter.follow-people',
        subjectKind: 'round',
        subjectId: '',
        detail: { followed },
      });
    }
    return followed;
  });
}

const COUNTS_AS = sql<CountsAs>`case when person.state = 'left' then 'gone'
  when person.kind in ('fullMember', 'probationaryMember') then 'member' else 'volunteer' end`;

const among = ({ personIds, changedSince }: Moved) => {
  if (personIds) return sql<boolean>`person.id = any(${[...personIds]}::uuid[])`;
  return changedSince ? sql<boolean>`person.updated_at >= ${changedSince}` : sql<boolean>`true`;
};

async function followLetters(tx: TransactionContext, who: Moved): Promise<number> {
  const rows = await tx.db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.person_id')
    .innerJoin('round', 'round.id', 'letter.round_id')
    .select(['letter.id', 'letter.round_id', 'letter.counts_as', 'letter.counts_at'])
    .select(['person.counted_organization_id as at', COUNTS_AS.as('as')])
    .select(
      sql<boolean>`letter.published_version is not null or letter.state in ('submitted', 'approved')`.as(
        'written',
      ),
    )
    .where('round.state', '=', 'open')
    .where(among(who))
    .where(
      sql<boolean>`(letter.counts_as, letter.counts_at) is distinct from (${COUNTS_AS}, person.counted_organization_id)`,
    )
    .limit(AT_ONCE)
    .forUpdate('letter')
    .execute();
  for (const row of rows) {
    const before = WRITTEN_COLUMN[row.counts_as as CountsAs];
    const after = WRITTEN_COLUMN[row.as];
    await tx.db
      .updateTable('letter')
      .set({ counts_as: row.as, counts_at: row.at })
      .where('id', '=', row.id)
      .execute();
    if (!row.written) continue;
    await move(tx, row.round_id, { at: row.counts_at, column: before }, { at: row.at, column: after });
  }
  return rows.length;
}

async function followOrals(tx: TransactionContext, who: Moved): Promise<number> {
  const rows = await tx.db
    .selectFrom('oral_commitment as oral')
    .innerJoin('person', 'person.id', 'oral.person_id')
    .innerJoin('round', 'round.id', 'oral.round_id')
    .select(['oral.id', 'oral.round_id', 'oral.counts_as', 'oral.organization_id'])
    .select(['person.counted_organization_id as at', COUNTS_AS.as('as')])
    .where('round.state', '=', 'open')
    .where(among(who))
    .where(
      sql<boolean>`(oral.counts_as, oral.organization_id) is distinct from (${COUNTS_AS}, person.counted_organization_id)`,
    )
    .limit(AT_ONCE)
    .forUpdate('oral')
    .execute();
  for (const row of rows) {
    await tx.db
      .updateTable('oral_commitment')
      .set({ counts_as: row.as, organization_id: row.at })
      .where('id', '=', row.id)
      .execute();
    await move(
      tx,
      row.round_id,
      { at: row.organization_id, column: ORAL_COLUMN[row.counts_as as CountsAs] },
      { at: row.at, column: ORAL_COLUMN[row.as] },
    );
  }
  return rows.length;
}

/** An exemption follows a transfer and ends when the person is no longer expected. */
async function followExemptions(tx: TransactionContext, who: Moved): Promise<number> {
  const rows = await tx.db
    .selectFrom('exemption')
    .innerJoin('person', 'person.id', 'exemption.person_id')
    .innerJoin('round', 'round.id', 'exemption.round_id')
    .select(['exemption.id', 'exemption.round_id', 'exemption.organization_id'])
    .select(['person.counted_organization_id as at', COUNTS_AS.as('as')])
    .where('round.state', '=', 'open')
    .where('exemption.ended_at', 'is', null)
    .where(among(who))
    .where((eb) =>
      eb.or([
        eb('exemption.organization_id', '!=', eb.ref('person.counted_organization_id')),
        eb(COUNTS_AS, '!=', 'member'),
      ]),
    )
    .limit(AT_ONCE)
    .forUpdate('exemption')
    .execute();
  for (const row of rows) {
    if (row.as !== 'member') {
      await end(tx, row.id);
      continue;
    }
    await tx.db.updateTable('exemption').set({ organization_id: row.at }).where('id', '=', row.id).execute();
    await move(
      tx,
      row.round_id,
      { at: row.organization_id, column: 'members_exempt' },
      { at: row.at, column: 'members_exempt' },
    );
  }
  return rows.length;
}

interface Place {
  readonly at: Id;
  readonly column: Parameters<typeof more>[0];
}

async function move(tx: TransactionContext, roundId: Id, from: Place, to: Place): Promise<void> {
  if (from.at === to.at) return tally(tx, roundId, to.at, shift(from.column, to.column));
  await tally(tx, roundId, from.at, more(from.column, -1));
  await tally(tx, roundId, to.at, more(to.column));
}
