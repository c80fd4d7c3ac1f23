import { sql, type RawBuilder } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../../registry/access/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import type { BlankPerson, ChaseGroup, ChaseWhat } from './types.ts';

export interface ChaseRequest extends PageRequest {
  readonly roundId: Id;
  readonly organizationId: Id;
  readonly what?: ChaseWhat;
  /** The organization alone, without what lies below it. */
  readonly own?: boolean;
}

/** Names of one organization at most; the group says how many there are in all. */
const NAMES_MOST = 300;

/**
 * The blanks at and below an organization, organization by organization in the order of their codes, which follow the tree: its own missing
 * letter and its blank members, by name for those who may see names. Activists and prospective members are not expected.
 * @throws DomainError `coverage.not-found`, `access.denied`
 */
export async function chaseList(ctx: Context, request: ChaseRequest): Promise<Page<ChaseGroup>> {
  const { id: organizationId, path, parentId } = await organizationFacts(ctx, request.organizationId);
  const facts = { organizationId, path, parentId };
  permit(ctx.actor, 'coverage.read', facts);
  const limit = limitOf(request);
  const { rows } = await groupsQuery(request, path, limit).execute(ctx.db);
  const page = toPage(rows, limit, (row) => [row.code]);
  const named =
    request.what !== 'organizations' && can(ctx.actor, 'person.read', facts).allowed
      ? await namesOf(ctx, request.roundId, page.rows)
      : new Map<Id, BlankPerson[]>();
  return {
    ...page,
    rows: page.rows.map((group) => ({
      ...group,
      people: named.get(group.organizationId) ?? [],
    })),
  };
}

type Group = Omit<ChaseGroup, 'people'>;

/** The counters tell where blanks are without a look at every person and letter. */
function groupsQuery(
  { roundId, what, own, after: cursor }: ChaseRequest,
  path: string,
  limit: number,
): RawBuilder<Group> {
  const after = decodeCursor(cursor, 1);
  const blankMembers = sql`greatest(0, coalesce(h.members, 0)
    - coalesce(t.members_written + t.members_oral + t.members_exempt, 0))`;
  const isBlank = sql`coalesce(t.organization_written + t.organization_exempt, 0) = 0`;
  const shown = {
    organizations: sql`(o.state = 'active' and ${isBlank})`,
    members: sql`${blankMembers} > 0`,
    all: sql`((o.state = 'active' and ${isBlank}) or ${blankMembers} > 0)`,
  }[what ?? 'all'];
  return sql<Group>`
    select o.id as "organizationId", o.code, o.name, o.secretary_name as "secretaryName",
      o.supervision_phone as "supervisionPhone", superior.name as "superiorName",
      ${what === 'members' ? sql`false` : sql`o.state = 'active' and ${isBlank}`} as "organizationIsBlank",
      ${what === 'organizations' ? sql`0` : blankMembers}::int as "blankMembers", letter.state as "letterState"
    from organization o
    left join headcount h on h.organization_id = o.id
    left join round_tally t on t.organization_id = o.id and t.round_id = ${roundId}
    left join organization superior on superior.id = o.parent_id
    left join letter on letter.organization_id = o.id and letter.round_id = ${roundId} and letter.person_id is null
    where ${own ? sql`o.path = ${path}` : sql`o.path >= ${path} and o.path < ${`${path}~`}`}
      and ${shown} and ${after ? sql`o.code collate "C" > ${String(after[0])}` : sql`true`}
    order by o.code collate "C" limit ${limit + 1}`;
}

async function namesOf(
  { db }: Context,
  roundId: Id,
  groups: readonly Group[],
): Promise<Map<Id, BlankPerson[]>> {
  const places = groups.filter(({ blankMembers }) => blankMembers > 0).map((group) => group.organizationId);
  const { rows } = await sql<BlankPerson & { at: Id }>`
    select * from (
      select person.counted_organization_id as at, person.id as "personId", person.name, person.kind, person.post,
        person.leading_cadre as "leadingCadre", letter.state as "letterState",
        row_number() over (partition by person.counted_organization_id order by person.name, person.id) as nth
      from person left join letter on letter.person_id = person.id and letter.round_id = ${roundId}
      where person.counted_organization_id = any(${places}::uuid[]) and person.state = 'active'
        and person.kind in ('fullMember', 'probationaryMember')
        and (letter.id is null or letter.published_version is null and letter.state in ('draft', 'returned'))
        and not exists (select from oral_commitment oral
          where oral.person_id = person.id and oral.round_id = ${roundId})
        and not exists (select from exemption
          where exemption.person_id = person.id and exemption.round_id = ${roundId} and exemption.ended_at is null)
    ) blank where nth <= ${NAMES_MOST} order by name, "personId"`.execute(db);
  return Map.groupBy(rows, ({ at }) => at);
}
