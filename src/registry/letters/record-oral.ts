import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { organizationFacts } from '../organizations/index.ts';
import { refuseOtherParticipation } from './participation.ts';
import { oralCommitment } from './schemas.ts';
import { holdAuthor, openRoundOf, personAs } from './start-letter.ts';
import { taking, tally } from './tally.ts';
import type { CountsAs } from './types.ts';

/**
 * Writes down a commitment that somebody made by word of mouth (口头承诺): the words, who heard them, the day.
 * @throws DomainError `letter.exists`, `letter.has-oral`, `letter.is-exempt`, `letter.round-not-open`
 */
export async function recordOral(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const wanted = parse(oralCommitment, input);
  const person = await personAs(ctx, wanted.personId);
  const { id: organizationId, path, parentId } = await organizationFacts(ctx, person.organizationId);
  permit(ctx.actor, 'participation.record', { organizationId, path, parentId, personId: wanted.personId });
  if (wanted.spokenOn > ctx.clock.today()) {
    throw invalid([{ field: 'spokenOn', code: 'letter.day-in-future', value: wanted.spokenOn }]);
  }
  return transact(ctx, (tx) =>
    once(tx, { action: 'letter.record-oral', input: wanted }, async () => {
      const round = await openRoundOf(tx, wanted.roundId);
      await holdAuthor(tx, person);
      await refuseOtherParticipation(tx, round.id, organizationId, wanted.personId);
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('oral_commitment')
        .values({
          id,
          round_id: round.id,
          organization_id: organizationId,
          person_id: wanted.personId,
          words: wanted.words,
          heard_by: wanted.heardBy,
          spoken_on: wanted.spokenOn,
          counts_as: person.countsAs,
          account_id: tx.actor.accountId ?? null,
          at: now,
        })
        .execute();
      await tally(tx, round.id, organizationId, taking('oral', person.countsAs));
      await audit(tx, {
        action: 'letter.record-oral',
        organizationId,
        subjectKind: 'oralCommitment',
        subjectId: id,
      });
      return { id };
    }),
  );
}

/** Takes an oral commitment out again, so that a letter can take its place. @throws DomainError `oral.not-found` */
export async function removeOral(ctx: Context, id: Id): Promise<void> {
  await transact(ctx, async (tx) => {
    const oral = await tx.db
      .selectFrom('oral_commitment')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const organization = oral && (await organizationFacts(tx, oral.organization_id));
    permit(tx.actor, 'participation.record', {
      ...(organization ? { organizationId: organization.id, path: organization.path } : {}),
    });
    const removed = await tx.db
      .deleteFrom('oral_commitment')
      .where('id', '=', id)
      .returning(['organization_id', 'counts_as'])
      .executeTakeFirst();
    if (!oral || !removed) return;
    const less = taking('oral', removed.counts_as as CountsAs, -1);
    await tally(tx, oral.round_id, removed.organization_id, less);
    await audit(tx, {
      action: 'letter.remove-oral',
      organizationId: oral.organization_id,
      subjectKind: 'oralCommitment',
      subjectId: id,
      detail: { words: oral.words, heardBy: oral.heard_by, spokenOn: oral.spoken_on },
    });
  });
}
