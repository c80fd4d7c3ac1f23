import { sql } from 'kysely';
import { addDays } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit, where } from '../../registry/access/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import { ENDS_SOON_DAYS, type ExemptionState, type RegisteredExemption } from './types.ts';

export interface ExemptionsRequest extends PageRequest {
  readonly roundId: Id;
  readonly organizationId: Id;
  readonly state?: ExemptionState;
}

/**
 * The register of exemptions at and below an organization, those that end first on top; without a last day at the end.
 * Reasons can be health data: they are shown to the organization itself and its direct superior only, names to those
 * who may see the roster. @throws DomainError `coverage.not-found`, `access.denied`
 */
export async function exemptions(
  ctx: Context,
  request: ExemptionsRequest,
): Promise<Page<RegisteredExemption>> {
  const { id: organizationId, path, parentId } = await organizationFacts(ctx, request.organizationId);
  permit(ctx.actor, 'coverage.read', { organizationId, path, parentId });
  const mayName = can(ctx.actor, 'person.read', { organizationId, path, parentId }).allowed;
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const mayReadReason = where(ctx.actor, 'exemption.read-reason', {
    organizationId: sql.ref<string>('o.id'),
    path: sql.ref<string>('o.path'),
    parentId: sql.ref<string>('o.parent_id'),
  });
  const lastDay = sql<string>`coalesce(e.until_day, 'infinity')`;
  const state = request.state ?? 'standing';
  const rows = await ctx.db
    .selectFrom('exemption as e')
    .innerJoin('organization as o', 'o.id', 'e.organization_id')
    .leftJoin('person', 'person.id', 'e.person_id')
    .select(['e.id', 'o.id as organizationId', 'o.name as organizationName', 'person.id as personId'])
    .select(['person.name as personName', 'e.counts_as as countsAs', 'e.until_day as untilDay'])
    .select(['e.at as since', 'e.ended_at as endedAt'])
    .select(sql<string | null>`case when ${mayReadReason} then e.reason end`.as('reason'))
    .select(sql<string>`${lastDay}::text`.as('last'))
    .where('e.round_id', '=', request.roundId)
    .where('o.path', '>=', path)
    .where('o.path', '<', `${path}~`)
    .where('e.ended_at', state === 'ended' ? 'is not' : 'is', null)
    .$if(state === 'endingSoon', (query) =>
      query.where('e.until_day', '<=', addDays(ctx.clock.today(), ENDS_SOON_DAYS)),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${lastDay}, e.id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`),
    )
    .orderBy(lastDay)
    .orderBy('e.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ last, id }) => [last, id]);
  return {
    ...page,
    rows: page.rows.map(({ last: _, personId, personName, countsAs, ...row }) => ({
      ...row,
      committer: countsAs as RegisteredExemption['committer'],
      person: personId !== null && mayName ? { id: personId, name: personName ?? '' } : null,
    })),
  };
}
