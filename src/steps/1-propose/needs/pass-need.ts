import { sql } from 'kysely';
import { DomainError, invalid } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { mayBePassed } from './rules.ts';
import { needPass } from './schemas.ts';
import { requireSeen, takeNeed } from './store.ts';

/**
 * Hands a need that waits to the organization in charge, with the reason; that one may hand it on or back. Who passed
 * it on goes on seeing what becomes of it.
 * @throws DomainError `need.conflict`, `need.already-taken-up`, `input.invalid` at `toOrganizationId`
 */
export async function passNeed(ctx: Context, id: Id, input: unknown): Promise<void> {
  const given = parse(needPass, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'need.pass', input: { id, ...given } }, async () => {
      const { need } = await takeNeed(tx, id);
      requireSeen(need, given.revision);
      if (!mayBePassed(need.state)) throw new DomainError('need.already-taken-up');
      const to = await organizationFacts(tx, given.toOrganizationId);
      if (to.state === 'closed') throw invalid([{ field: 'toOrganizationId', code: 'organization.closed' }]);
      if (to.id === need.organizationId)
        throw invalid([{ field: 'toOrganizationId', code: 'need.same-organization' }]);
      const now = tx.clock.now();
      await tx.db
        .updateTable('need')
        .set({ organization_id: to.id, revision: sql<number>`revision + 1`, updated_at: now })
        .where((eb) => eb.or([eb('id', '=', id), eb('merged_into_id', '=', id)]))
        .execute();
      await tx.db
        .insertInto('need_transfer')
        .values({
          id: newId(now.getTime()),
          need_id: id,
          from_organization_id: need.organizationId,
          to_organization_id: to.id,
          reason: given.reason,
          account_id: tx.actor.accountId ?? null,
          author_name: tx.actor.name,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'need.pass',
        organizationId: need.organizationId,
        subjectKind: 'need',
        subjectId: id,
        detail: { to: to.id },
      });
      if (need.public) bumpContentVersion(tx);
    }),
  );
}
