import { reviewLoad, reviewQueue } from '../../../steps/2-review/index.ts';
import { oneOf } from '../1-propose/scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const committer = oneOf(['organization', 'person'] as const, url.searchParams.get('committer'));
  const overdue = url.searchParams.has('overdue');
  const after = url.searchParams.get('after');
  const [page, load] = await Promise.all([
    reviewQueue(ctx, { overdue, ...(committer ? { committer } : {}), ...(after ? { after } : {}) }),
    reviewLoad(ctx),
  ]);
  const decided = url.searchParams.get('name');
  return { page, load, filter: { committer: committer ?? '', overdue }, decided };
};
