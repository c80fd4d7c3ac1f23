import {
  children,
  scopeRoots,
  searchOrganizations,
  type OrganizationNode,
} from '../../../registry/organizations/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const query = (url.searchParams.get('q') ?? '').trim();
  const after = url.searchParams.get('after');
  if (query !== '') {
    const hits = await searchOrganizations(ctx, { query, withClosed: true, ...(after ? { after } : {}) });
    return { query, hits, roots: [], below: null };
  }
  const roots: readonly OrganizationNode[] = await scopeRoots(ctx);
  const [only] = roots;
  const below =
    roots.length === 1 && only ? await children(ctx, only.id, { ...(after ? { after } : {}) }) : null;
  return { query, hits: null, roots, below };
};
