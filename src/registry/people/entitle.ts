import { DomainError, notFound } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import { can, permit, type Action } from '../access/index.ts';
import { holdsPeople, organizationFacts, type Organization } from '../organizations/index.ts';
import type { PersonFacts } from './types.ts';

type PersonAction = Extract<Action, 'person.read' | 'person.change' | 'person.name-authority'>;

/** The home organization and the host both know and keep a mobile member. @throws like `permit` */
export function permitPerson(ctx: Pick<Context, 'actor'>, action: PersonAction, person: PersonFacts): void {
  const counted = { organizationId: person.countedOrganizationId, path: person.path };
  if (can(ctx.actor, action, counted).allowed) return;
  permit(ctx.actor, action, { organizationId: person.organizationId, path: person.homePath });
}

/**
 * An organization the actor may put people into.
 * @throws DomainError `organization.not-found`, `access.denied`, `person.organization-closed`,
 * `person.organization-without-roster`
 */
export async function receivingOrganization(tx: TransactionContext, id: Id): Promise<Organization> {
  const organization = await organizationFacts(tx, id);
  const permission = can(tx.actor, 'person.change', {
    organizationId: organization.id,
    path: organization.path,
  });
  if (!permission.allowed) {
    throw permission.why === 'unknown' ? notFound('organization') : new DomainError('access.denied');
  }
  const params = { organization: organization.name };
  if (organization.state === 'closed') throw new DomainError('person.organization-closed', { params });
  if (!holdsPeople(organization.kind))
    throw new DomainError('person.organization-without-roster', { params });
  return organization;
}
