import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../access/index.ts';
import { pathsAbove } from './rules.ts';
import { organizationFacts } from './store.ts';
import type { Organization, OrganizationKind } from './types.ts';

export interface OrganizationPage extends Organization {
  readonly parentName: string | null;
  readonly successorName: string | null;
  /** Its own roster. */
  readonly own: { readonly members: number; readonly volunteers: number };
  /** Itself and everything below it. */
  readonly subtree: {
    readonly organizations: number;
    readonly members: number;
    readonly volunteers: number;
  };
  /** Founding below it, correcting, renaming. */
  readonly mayChange: boolean;
  /** Moving, merging, closing: decided at the superior. */
  readonly mayRelocate: boolean;
}

/** One organization with its figures. @throws DomainError `organization.not-found` outside the actor's scope */
export async function getOrganization(ctx: Context, id: Id): Promise<OrganizationPage> {
  const organization = await organizationFacts(ctx, id);
  permit(ctx.actor, 'organization.read', { organizationId: organization.id, path: organization.path });
  const { rows } = await sql<Figures>`
    select
      (select name from organization where id = ${organization.parentId}) as parent_name,
      (select name from organization where id = ${organization.successorId}) as successor_name,
      coalesce(sum(h.members) filter (where d.id = ${id}), 0) as own_members,
      coalesce(sum(h.volunteers) filter (where d.id = ${id}), 0) as own_volunteers,
      count(*) filter (where d.state = 'active') as organizations,
      coalesce(sum(h.members), 0) as members,
      coalesce(sum(h.volunteers), 0) as volunteers
    from organization d left join headcount h on h.organization_id = d.id
    where d.path >= ${organization.path} and d.path < ${`${organization.path}~`}`.execute(ctx.db);
  const figures = rows[0]!;
  const mayChange = (path: string, organizationId: Id | null): boolean =>
    organizationId !== null &&
    organization.state === 'active' &&
    can(ctx.actor, 'organization.change', { organizationId, path }).allowed;
  return {
    ...organization,
    mayChange: mayChange(organization.path, organization.id),
    mayRelocate: mayChange(pathsAbove(organization.path).at(-2) ?? '', organization.parentId),
    parentName: figures.parent_name,
    successorName: figures.successor_name,
    own: { members: figures.own_members, volunteers: figures.own_volunteers },
    subtree: {
      organizations: figures.organizations,
      members: figures.members,
      volunteers: figures.volunteers,
    },
  };
}

interface Figures {
  readonly parent_name: string | null;
  readonly successor_name: string | null;
  readonly own_members: number;
  readonly own_volunteers: number;
  readonly organizations: number;
  readonly members: number;
  readonly volunteers: number;
}

export interface Ancestor {
  readonly id: Id;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: OrganizationKind;
}

/**
 * From the top of the tree down to the organization itself, for breadcrumbs. Names and places in the tree are public,
 * so there is no permission check.
 */
export async function ancestors({ db }: Pick<Context, 'db'>, id: Id): Promise<readonly Ancestor[]> {
  const { path } = await organizationFacts({ db }, id);
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'path', 'code', 'name', 'short_name', 'kind'])
    .where('path', 'in', pathsAbove(path))
    .orderBy('depth')
    .execute();
  return rows.map(({ short_name, kind, ...row }) => ({
    ...row,
    shortName: short_name,
    kind: kind as OrganizationKind,
  }));
}
