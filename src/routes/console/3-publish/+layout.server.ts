import { can } from '../../../registry/access/index.ts';
import type { LayoutServerLoad } from './$types';

/** Which parts of 亮诺 the actor has a part in; a member reads the board and decides about the own name. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { actor } = locals.context;
  const any = (action: 'letter.publish' | 'consent.read' | 'letter.read-inside'): boolean =>
    actor.grants.some(
      ({ organizationId, path }) =>
        can(actor, action, { organizationId, path, reviewerOrganizationId: organizationId }).allowed,
    );
  return {
    parts: {
      publish: any('letter.publish'),
      board: any('letter.read-inside'),
      consents: any('consent.read'),
      own: actor.personId !== undefined,
    },
  };
};
