import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import { rootOrganization } from '../../../registry/organizations/index.ts';
import { searchPublic } from '../../../steps/3-publish/index.ts';
import { receive, tokenFor } from './send.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever does not know who is in charge writes to the organization at the top, which passes it on. */
async function generalBox(office: Pick<Context, 'db'>): Promise<string> {
  const root = await rootOrganization(office);
  if (!root) throw notFound('organization');
  return root.code;
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = url.searchParams.get('q')?.trim() ?? '';
  const about = await generalBox(locals.office);
  return {
    query,
    found: query === '' ? [] : (await searchPublic(locals.office, { words: query, limit: 1 })).places,
    token: tokenFor({ locals }, about),
  };
};

export const actions: Actions = {
  default: async (event) => receive(event, await generalBox(event.locals.office)),
};
