import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit } from '../../platform/audit.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { requireAccount } from '../access/index.ts';
import { holdTree } from '../organizations/index.ts';
import { receivingOrganization } from './entitle.ts';
import { recount } from './headcount.ts';
import { enrollInput } from './schemas.ts';
import { insertPerson } from './store.ts';
import type { Person } from './types.ts';

/**
 * Puts somebody on the roster of an organization. People of the same name are different people. @returns the id
 * @throws DomainError `organization.not-found`, `person.not-found`, `access.denied`, `person.organization-closed`,
 * `person.organization-without-roster`, `input.invalid`
 */
export async function enroll(ctx: Context, input: unknown): Promise<{ id: Id }> {
  requireAccount(ctx.actor);
  const wish = parse(enrollInput, input);
  if (wish.hostOrganizationId === wish.organizationId) {
    throw invalid([{ field: 'hostOrganizationId', code: 'person.host-is-home' }]);
  }
  return transact(ctx, async (tx) => {
    await holdTree(tx, 'stable');
    const home = await receivingOrganization(tx, wish.organizationId);
    const host = wish.hostOrganizationId ? await receivingOrganization(tx, wish.hostOrganizationId) : null;
    return once(tx, { action: 'person.enroll', input: wish }, async () => {
      const person: Person = {
        id: newId(tx.clock.now().getTime()),
        organizationId: home.id,
        hostOrganizationId: host?.id ?? null,
        countedOrganizationId: host?.id ?? home.id,
        name: wish.name,
        kind: wish.kind,
        post: wish.post,
        leadingCadre: wish.leadingCadre,
        mobile: wish.mobile || host !== null,
        joinedOn: wish.joined?.day ?? null,
        joinedPrecision: wish.joined?.precision ?? null,
        externalKey: null,
        state: 'active',
        leftOn: null,
        leftReason: null,
        revision: 1,
      };
      await insertPerson(tx, person);
      await recount(tx, null, person);
      await audit(tx, {
        action: 'person.enroll',
        organizationId: home.id,
        subjectKind: 'person',
        subjectId: person.id,
        detail: { name: person.name, kind: person.kind, organization: home.name },
      });
      return { id: person.id };
    });
  });
}
