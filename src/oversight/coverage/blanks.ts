import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import type { LetterState } from '../../registry/letters/types.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import type { PersonKind } from '../../registry/people/types.ts';
import type { BlankOrganization, BlankPerson } from './types.ts';

export interface BlanksRequest extends PageRequest {
  readonly roundId: Id;
  readonly organizationId: Id;
}

const WRITTEN = sql<boolean>`coalesce(letter.published_version is not null
  or letter.state in ('submitted', 'approved', 'published'), false)`;

/**
 * The members whom one organization counts and who are still blank, by name: the list to go and ask with. Activists
 * and prospective members are not expected. @throws DomainError `person.not-found`, `access.denied`
 */
export async function blanks(ctx: Context, request: BlanksRequest): Promise<Page<BlankPerson>> {
  const { id: organizationId, path, parentId } = await organizationFacts(ctx, request.organizationId);
  permit(ctx.actor, 'person.read', { organizationId, path, parentId });
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const rows = await ctx.db
    .selectFrom('person')
    .leftJoin('letter', (join) =>
      join.onRef('letter.person_id', '=', 'person.id').on('letter.round_id', '=', request.roundId),
    )
    .select(['person.id', 'person.name', 'person.kind', 'person.post', 'person.leading_cadre'])
    .select('letter.state as letter_state')
    .where('person.counted_organization_id', '=', organizationId)
    .where('person.state', '=', 'active')
    .where('person.kind', 'in', ['fullMember', 'probationaryMember'])
    .where(sql<boolean>`not ${WRITTEN}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('oral_commitment as oral')
            .select('oral.id')
            .whereRef('oral.person_id', '=', 'person.id')
            .where('oral.round_id', '=', request.roundId),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('exemption')
            .select('exemption.id')
            .whereRef('exemption.person_id', '=', 'person.id')
            .where('exemption.round_id', '=', request.roundId)
            .where('exemption.ended_at', 'is', null),
        ),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(person.name, person.id) > (${after?.[0]}::text, ${after?.[1]}::uuid)`),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ name, id }) => [name, id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      personId: row.id,
      name: row.name,
      kind: row.kind as PersonKind,
      post: row.post,
      leadingCadre: row.leading_cadre,
      letterState: row.letter_state as LetterState | null,
    })),
  };
}

/**
 * The organizations at or below one that are still blank, in the order of the tree.
 * @throws DomainError `coverage.not-found`, `access.denied`
 */
export async function blankOrganizations(
  ctx: Context,
  request: BlanksRequest,
): Promise<Page<BlankOrganization>> {
  const { id: organizationId, path, parentId } = await organizationFacts(ctx, request.organizationId);
  permit(ctx.actor, 'coverage.read', { organizationId, path, parentId });
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 1);
  const rows = await ctx.db
    .selectFrom('organization as o')
    .leftJoin('round_tally as t', (join) =>
      join.onRef('t.organization_id', '=', 'o.id').on('t.round_id', '=', request.roundId),
    )
    .leftJoin('organization as superior', 'superior.id', 'o.parent_id')
    .leftJoin('letter', (join) =>
      join
        .onRef('letter.organization_id', '=', 'o.id')
        .on('letter.round_id', '=', request.roundId)
        .on('letter.person_id', 'is', null),
    )
    .select(['o.id', 'o.code', 'o.name', 'o.path', 'o.supervision_phone'])
    .select(['superior.name as superior_name', 'letter.state as letter_state'])
    .where('o.path', '>=', path)
    .where('o.path', '<', `${path}~`)
    .where('o.state', '=', 'active')
    // The counters say it without a look at every letter.
    .where(sql<boolean>`coalesce(t.organization_written, 0) = 0 and coalesce(t.organization_exempt, 0) = 0`)
    .$if(after !== undefined, (query) => query.where('o.path', '>', String(after?.[0])))
    .orderBy('o.path')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.path]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      organizationId: row.id,
      code: row.code,
      name: row.name,
      superiorName: row.superior_name,
      supervisionPhone: row.supervision_phone,
      letterState: row.letter_state as LetterState | null,
    })),
  };
}
