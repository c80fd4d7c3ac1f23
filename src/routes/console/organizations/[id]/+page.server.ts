import { changesOf, children } from '../../../../registry/organizations/index.ts';
import type { PageServerLoad } from './$types';

const RECENT = 10;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const after = url.searchParams.get('after');
  const before = url.searchParams.get('before');
  const withClosed = url.searchParams.has('closed');
  return {
    withClosed,
    below: await children(locals.context, params.id, { withClosed, ...(after ? { after } : {}) }),
    changes: await changesOf(locals.context, params.id, {
      limit: RECENT,
      ...(before ? { after: before } : {}),
    }),
  };
};
