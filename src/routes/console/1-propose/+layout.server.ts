import { can } from '../../../registry/access/index.ts';
import type { LayoutServerLoad } from './$types';

/** Which parts of 提诺 the actor has a part in; a member only writes letters. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { actor } = locals.context;
  const any = (action: 'need.read' | 'person.read' | 'suggestion.read'): boolean =>
    actor.grants.some(({ organizationId, path }) => can(actor, action, { organizationId, path }).allowed);
  return {
    parts: {
      needs: any('need.read'),
      suggestions: any('suggestion.read'),
      participants: any('person.read'),
    },
  };
};
