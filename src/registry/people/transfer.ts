import { DomainError, invalid } from '../../kernel/errors.ts';
import { audit } from '../../platform/audit.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { requireAccount } from '../access/index.ts';
import { holdTree, organizationFacts } from '../organizations/index.ts';
import { permitPerson, receivingOrganization } from './entitle.ts';
import { recount } from './headcount.ts';
import { refusalToChange } from './rules.ts';
import { transferInput } from './schemas.ts';
import { personFacts, requireRevision, savePerson } from './store.ts';
import type { Person } from './types.ts';

/**
 * Moves a person to another home organization (组织关系转接), or sets or ends the host organization of a mobile member
 * (流入地). The actor must be entitled where the person is and at every organization that newly receives the person.
 * Letters already written stay with the organization they were written for. @returns the new revision
 * @throws DomainError `person.not-found`, `organization.not-found`, `access.denied`, `person.conflict`,
 * `person.has-left`, `person.already-there`, `person.organization-closed`, `person.organization-without-roster`
 */
export async function transfer(ctx: Context, input: unknown): Promise<{ revision: number }> {
  requireAccount(ctx.actor);
  const wish = parse(transferInput, input);
  if (wish.hostOrganizationId === wish.organizationId) {
    throw invalid([{ field: 'hostOrganizationId', code: 'person.host-is-home' }]);
  }
  if (wish.effectiveOn > ctx.clock.today()) {
    throw invalid([{ field: 'effectiveOn', code: 'person.day-in-future', value: wish.effectiveOn }]);
  }
  return transact(ctx, async (tx) => {
    await holdTree(tx, 'stable');
    const before = await personFacts(tx, wish.id);
    permitPerson(tx, 'person.change', before);
    const { organizationId, hostOrganizationId } = wish;
    const moved = organizationId !== before.organizationId;
    const hosted = hostOrganizationId !== before.hostOrganizationId;
    const home = await (moved ? receivingOrganization : organizationFacts)(tx, organizationId);
    if (hosted && hostOrganizationId) await receivingOrganization(tx, hostOrganizationId);
    return once(tx, { action: 'person.transfer', input: wish }, async () => {
      requireRevision(before, wish.revision);
      const refusal = refusalToChange(before);
      if (refusal) throw new DomainError(refusal);
      if (!moved && !hosted) {
        throw new DomainError('person.already-there', { params: { organization: home.name } });
      }
      const after: Person = {
        ...before,
        organizationId,
        hostOrganizationId,
        countedOrganizationId: hostOrganizationId ?? organizationId,
        mobile: hostOrganizationId !== null || (before.mobile && !hosted),
      };
      const saved = await savePerson(tx, before, after);
      await recount(tx, before, saved);
      await audit(tx, {
        action: 'person.transfer',
        organizationId,
        subjectKind: 'person',
        subjectId: before.id,
        detail: {
          before: await placesOf(tx, before),
          after: await placesOf(tx, saved),
          effectiveOn: wish.effectiveOn,
          reason: wish.reason,
        },
      });
      return { revision: saved.revision };
    });
  });
}

async function placesOf(tx: Parameters<typeof organizationFacts>[0], person: Person) {
  const home = await organizationFacts(tx, person.organizationId);
  const host = person.hostOrganizationId ? await organizationFacts(tx, person.hostOrganizationId) : null;
  return { organization: home.name, host: host?.name ?? null };
}
