import { OPEN_PAGE, openOrganization, openParts, placePage } from '../../../../../steps/3-publish/index.ts';
import { siteOf } from '../../../open-data/site-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, params, url }) => {
  const { letters, code, name } = await openOrganization(office, params.code);
  const [parts, { above, below }] = await Promise.all([
    openParts(office, { place: code }),
    placePage(office, code, { limit: 1 }),
  ]);
  return {
    code,
    name,
    above,
    hasBelow: below.length > 0,
    /** Where each part begins; the first at the beginning. */
    parts: ['', ...parts],
    rowsOfPart: OPEN_PAGE,
    letters: letters.map(({ number, round }) => ({ number, round })),
    framers: office.config.embedOrigins,
    site: siteOf(office, url),
  };
};
