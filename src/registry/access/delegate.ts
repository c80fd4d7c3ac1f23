import { sql } from 'kysely';
import { addDays, type Day } from '../../kernel/days.ts';
import type { Role } from '../../kernel/actor.ts';
import { DomainError, invalid, notFound } from '../../kernel/errors.ts';
import { isId, newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from './rules.ts';
import { delegation } from './schemas.ts';

/** Longer absences are for the superior to settle. */
const DAYS_MOST = 92;
const CANDIDATES_MOST = 100;

export interface Delegate {
  readonly accountId: Id;
  readonly name: string;
  readonly role: Role;
}

export interface Delegation {
  readonly id: Id;
  readonly toName: string;
  readonly organizationName: string;
  readonly role: Role;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly reason: string;
}

/** Who can stand in: active accounts with a role of their own at the organization, and officers of its superior. */
export async function delegatesOf(ctx: Context, organizationId: Id): Promise<Delegate[]> {
  permit(ctx.actor, 'account.delegate', { organizationId });
  const today = ctx.clock.today();
  const rows = await ctx.db
    .selectFrom('access_grant')
    .innerJoin('account', 'account.id', 'access_grant.account_id')
    .innerJoin('organization', (join) => join.on('organization.id', '=', organizationId))
    .select(['account.id', 'account.name'])
    .select(sql<Role>`min(access_grant.role)`.as('role'))
    .where('account.state', '=', 'active')
    .where('account.id', '!=', ctx.actor.accountId ?? organizationId)
    .where('access_grant.ended_at', 'is', null)
    .where('access_grant.delegated_by', 'is', null)
    .where('access_grant.from_day', '<=', today)
    .where((eb) =>
      eb.or([eb('access_grant.until_day', 'is', null), eb('access_grant.until_day', '>=', today)]),
    )
    .where(
      sql<boolean>`(access_grant.organization_id = organization.id and access_grant.role <> 'auditor'
        or access_grant.organization_id = organization.parent_id and access_grant.role in ('office', 'secretary'))`,
    )
    .groupBy(['account.id', 'account.name'])
    .orderBy('account.name')
    .limit(CANDIDATES_MOST)
    .execute();
  return rows.map(({ id, ...row }) => ({ accountId: id, ...row }));
}

/**
 * Hands the actor's own office at an organization to somebody else for the days of an absence; both can act meanwhile.
 * What was handed over cannot be handed on.
 * @throws DomainError `access.denied`, `input.invalid` at the days or for somebody who cannot stand in
 */
export async function delegate(ctx: Context, input: unknown): Promise<{ readonly id: Id }> {
  requireAccount(ctx.actor);
  const wish = parse(delegation, input);
  const known = (await delegatesOf(ctx, wish.organizationId)).some(
    ({ accountId }) => accountId === wish.accountId,
  );
  if (!known) throw invalid([{ field: 'accountId', code: 'access.cannot-stand-in' }]);
  const today = ctx.clock.today();
  if (wish.fromDay < today)
    throw invalid([{ field: 'fromDay', code: 'letter.day-past', value: wish.fromDay }]);
  if (wish.untilDay < wish.fromDay) throw invalid([{ field: 'untilDay', code: 'access.until-before-from' }]);
  if (wish.untilDay > addDays(wish.fromDay, DAYS_MOST)) {
    throw invalid([{ field: 'untilDay', code: 'access.absence-too-long', params: { most: DAYS_MOST } }]);
  }
  return transact(ctx, (tx) =>
    once(tx, { action: 'account.delegate', input: wish }, async () => {
      const now = tx.clock.now();
      const own = await tx.db
        .selectFrom('access_grant')
        .select('role')
        .where('account_id', '=', tx.actor.accountId ?? '')
        .where('organization_id', '=', wish.organizationId)
        .where('role', 'in', ['office', 'secretary'])
        .where('ended_at', 'is', null)
        .where('delegated_by', 'is', null)
        .orderBy('role')
        .limit(1)
        .executeTakeFirst();
      if (!own) throw new DomainError('access.denied');
      const id = newId(now.getTime());
      await tx.db
        .insertInto('access_grant')
        .values({
          id,
          account_id: wish.accountId,
          organization_id: wish.organizationId,
          role: own.role,
          from_day: wish.fromDay,
          until_day: wish.untilDay,
          granted_by: tx.actor.accountId ?? null,
          granted_at: now,
          delegated_by: tx.actor.accountId ?? null,
          reason: wish.reason,
        })
        .execute();
      await audit(tx, {
        action: 'account.delegate',
        organizationId: wish.organizationId,
        subjectKind: 'account',
        subjectId: wish.accountId,
        detail: {
          grantId: id,
          role: own.role,
          fromDay: wish.fromDay,
          untilDay: wish.untilDay,
          reason: wish.reason,
        },
      });
      return { id };
    }),
  );
}

/** What the actor has handed over and is not over yet. */
export async function ownDelegations(ctx: Context): Promise<Delegation[]> {
  requireAccount(ctx.actor);
  const rows = await ctx.db
    .selectFrom('access_grant')
    .innerJoin('account', 'account.id', 'access_grant.account_id')
    .innerJoin('organization', 'organization.id', 'access_grant.organization_id')
    .select(['access_grant.id', 'account.name as toName', 'organization.name as organizationName'])
    .select(['access_grant.role', 'access_grant.from_day', 'access_grant.until_day', 'access_grant.reason'])
    .where('access_grant.delegated_by', '=', ctx.actor.accountId ?? null)
    .where('access_grant.ended_at', 'is', null)
    .where('access_grant.until_day', '>=', ctx.clock.today())
    .orderBy('access_grant.from_day')
    .limit(CANDIDATES_MOST)
    .execute();
  return rows.map(({ role, from_day, until_day, reason, ...row }) => ({
    ...row,
    role: role as Role,
    fromDay: from_day,
    untilDay: until_day ?? from_day,
    reason: reason ?? '',
  }));
}

/** Ends one's own handing over before its last day. @throws DomainError `account.not-found` */
export async function endDelegation(ctx: Context, id: Id): Promise<void> {
  requireAccount(ctx.actor);
  await transact(ctx, async (tx) => {
    const ended = isId(id)
      ? await tx.db
          .updateTable('access_grant')
          .set({ ended_at: tx.clock.now() })
          .where('id', '=', id)
          .where('delegated_by', '=', tx.actor.accountId ?? null)
          .where('ended_at', 'is', null)
          .returning(['account_id', 'organization_id'])
          .executeTakeFirst()
      : undefined;
    if (!ended) throw notFound('account');
    await audit(tx, {
      action: 'account.end-delegation',
      organizationId: ended.organization_id,
      subjectKind: 'account',
      subjectId: ended.account_id,
      detail: { grantId: id },
    });
  });
}
