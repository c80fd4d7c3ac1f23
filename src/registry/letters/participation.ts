import { sql } from 'kysely';
import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';

/**
 * Everyone takes part in one way only (written, oral, exempt), so that the coverage adds up.
 * @throws DomainError `letter.exists`, `letter.has-oral`, `letter.is-exempt`
 */
export async function refuseOtherParticipation(
  tx: TransactionContext,
  roundId: Id,
  organizationId: Id,
  personId: Id | null,
): Promise<void> {
  // Of two ways taken at once the second waits here and then finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${roundId} ${personId ?? organizationId}`}, 0))`.execute(
    tx.db,
  );
  const letter = await tx.db
    .selectFrom('letter')
    .select('id')
    .where('round_id', '=', roundId)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId))
    .$if(personId === null, (query) =>
      query.where('organization_id', '=', organizationId).where('person_id', 'is', null),
    )
    .executeTakeFirst();
  if (letter) throw new DomainError('letter.exists');
  const exemption = await tx.db
    .selectFrom('exemption')
    .select('id')
    .where('round_id', '=', roundId)
    .where('ended_at', 'is', null)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId))
    .$if(personId === null, (query) =>
      query.where('organization_id', '=', organizationId).where('person_id', 'is', null),
    )
    .executeTakeFirst();
  if (exemption) throw new DomainError('letter.is-exempt');
  if (personId === null) return;
  const oral = await tx.db
    .selectFrom('oral_commitment')
    .select('id')
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (oral) throw new DomainError('letter.has-oral');
}
