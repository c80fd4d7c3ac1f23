import { DomainError, invalid, notFound } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { organizationFacts } from '../organizations/index.ts';
import { refuseOtherParticipation } from './participation.ts';
import { newExemption } from './schemas.ts';
import { holdAuthor, openRoundOf, personAs } from './start-letter.ts';
import { taking, tally } from './tally.ts';
import type { CountsAs } from './types.ts';

/**
 * Exempts an expected member or organization from the round, with a coded reason and a last day. Volunteers are not
 * expected, so they are not exempted.
 * @throws DomainError `letter.exists`, `letter.has-oral`, `letter.is-exempt`, `letter.not-expected`, `input.invalid`
 */
export async function exempt(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const wanted = parse(newExemption, input);
  const person = wanted.committer === 'person' ? await personAs(ctx, wanted.personId ?? '') : undefined;
  const organization = await organizationFacts(ctx, person?.organizationId ?? wanted.organizationId ?? '');
  const { id: organizationId, path, parentId } = organization;
  permit(ctx.actor, 'participation.record', { organizationId, path, parentId });
  if (person && !isExpected(person.countsAs)) throw new DomainError('letter.not-expected');
  return transact(ctx, (tx) =>
    once(tx, { action: 'letter.exempt', input: wanted }, async () => {
      const round = await openRoundOf(tx, wanted.roundId);
      if (!round.settings.exemptionReasons.some(({ code }) => code === wanted.reason)) {
        throw invalid([{ field: 'reason', code: 'letter.unknown-reason', value: wanted.reason }]);
      }
      if (wanted.untilDay && wanted.untilDay < tx.clock.today()) {
        throw invalid([{ field: 'untilDay', code: 'letter.day-past', value: wanted.untilDay }]);
      }
      if (person) await holdAuthor(tx, person);
      await refuseOtherParticipation(tx, round.id, organizationId, person?.personId ?? null);
      const now = tx.clock.now();
      const id = newId(now.getTime());
      const countsAs = person?.countsAs ?? 'organization';
      await tx.db
        .insertInto('exemption')
        .values({
          id,
          round_id: round.id,
          organization_id: organizationId,
          person_id: person?.personId ?? null,
          reason: wanted.reason,
          until_day: wanted.untilDay,
          counts_as: countsAs,
          account_id: tx.actor.accountId ?? null,
          at: now,
        })
        .execute();
      await tally(tx, round.id, organizationId, taking('exempt', countsAs));
      // The reason can be health data: it stays out of the audit log.
      await audit(tx, { action: 'letter.exempt', organizationId, subjectKind: 'exemption', subjectId: id });
      return { id };
    }),
  );
}

/** Ends an exemption; the committer is expected again. @throws DomainError `exemption.not-found` */
export async function endExemption(ctx: Context, id: Id): Promise<void> {
  await transact(ctx, async (tx) => {
    const row = await tx.db.selectFrom('exemption').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound('exemption');
    const { path, parentId } = await organizationFacts(tx, row.organization_id);
    permit(tx.actor, 'participation.record', { organizationId: row.organization_id, path, parentId });
    if (await end(tx, row.id)) {
      await audit(tx, {
        action: 'letter.end-exemption',
        organizationId: row.organization_id,
        subjectKind: 'exemption',
        subjectId: id,
      });
    }
  });
}

/** Only members are expected by name. */
const isExpected = (as: CountsAs): boolean => as === 'fullMember' || as === 'probationaryMember';

const AT_ONCE = 500;

/** Run by the program: ends the exemptions whose last day has passed, `atOnce` in a transaction. @returns how many */
export async function endExpiredExemptions(ctx: Context, atOnce = AT_ONCE): Promise<number> {
  permit(ctx.actor, 'participation.record', {});
  let ended = 0;
  // Many end on the same day: they are all over by the next run.
  for (let last = atOnce; last === atOnce; ended += last) last = await endSome(ctx, atOnce);
  return ended;
}

function endSome(ctx: Context, atOnce: number): Promise<number> {
  return transact(ctx, async (tx) => {
    const expired = await tx.db
      .selectFrom('exemption')
      .select(['id', 'organization_id'])
      .where('ended_at', 'is', null)
      .where('until_day', '<', tx.clock.today())
      .limit(atOnce)
      .execute();
    for (const { id, organization_id } of expired) {
      if (!(await end(tx, id))) continue;
      await audit(tx, {
        action: 'letter.end-exemption',
        organizationId: organization_id,
        subjectKind: 'exemption',
        subjectId: id,
        detail: { expired: true },
      });
    }
    return expired.length;
  });
}

/** @returns false when somebody else ended it first */
export async function end(tx: TransactionContext, id: Id): Promise<boolean> {
  const ended = await tx.db
    .updateTable('exemption')
    .set({ ended_at: tx.clock.now() })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['round_id', 'organization_id', 'counts_as'])
    .executeTakeFirst();
  if (!ended) return false;
  const less = taking('exempt', ended.counts_as as CountsAs, -1);
  await tally(tx, ended.round_id, ended.organization_id, less);
  return true;
}
