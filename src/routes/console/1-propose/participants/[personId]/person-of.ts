import { permit } from '../../../../../registry/access/index.ts';
import type { Context } from '../../../../../platform/index.ts';
import { personFacts } from '../../../../../registry/people/index.ts';

/** The person an act is recorded for. @throws DomainError for somebody who may not record it */
export async function personOf(ctx: Context, personId: string) {
  const { id, name, countedOrganizationId, path, parentId } = await personFacts(ctx, personId);
  permit(ctx.actor, 'participation.record', { organizationId: countedOrganizationId, path, parentId });
  return { id, name, organizationId: countedOrganizationId };
}
