import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can } from '../access/index.ts';
import { organizationFacts, type Organization } from '../organizations/index.ts';
import { permitPerson } from './entitle.ts';
import { personFacts } from './store.ts';
import type { PersonFacts } from './types.ts';

export interface PersonPage extends PersonFacts {
  readonly organization: Organization;
  readonly host: Organization | null;
  /** Others of the same name counted by the same organization: post and joining tell them apart. */
  readonly namesakes: number;
  readonly mayChange: boolean;
  readonly history: readonly PersonEvent[];
}

/** One act on the person, from the audit log. */
export interface PersonEvent {
  readonly action: string;
  readonly at: Date;
  readonly by: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const HISTORY_LIMIT = 50;

/** One person with places and history. @throws DomainError `person.not-found` outside the actor's scope */
export async function getPerson(ctx: Context, id: Id): Promise<PersonPage> {
  const person = await personFacts(ctx, id);
  permitPerson(ctx, 'person.read', person);
  const [organization, host, namesakes, history] = await Promise.all([
    organizationFacts(ctx, person.organizationId),
    person.hostOrganizationId ? organizationFacts(ctx, person.hostOrganizationId) : null,
    ctx.db
      .selectFrom('person')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('counted_organization_id', '=', person.countedOrganizationId)
      .where('state', '=', 'active')
      .where('name', '=', person.name)
      .where('id', '<>', person.id)
      .executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom('audit_entry')
      .select(['action', 'at', 'actor_name', 'detail'])
      .where('subject_kind', '=', 'person')
      .where('subject_id', '=', id)
      .orderBy('id', 'desc')
      .limit(HISTORY_LIMIT)
      .execute(),
  ]);
  const places = [
    { organizationId: person.countedOrganizationId, path: person.path },
    { organizationId: person.organizationId, path: person.homePath },
  ];
  return {
    ...person,
    organization,
    host,
    namesakes: namesakes.count,
    mayChange: places.some((facts) => can(ctx.actor, 'person.change', facts).allowed),
    history: history.map((row) => ({
      action: row.action,
      at: row.at,
      by: row.actor_name,
      detail: row.detail as Record<string, unknown>,
    })),
  };
}
