import { openItems, openOrganization } from '../../../../../steps/3-publish/index.ts';
import { messagesFor } from '../../../../../ui/messages/index.ts';
import { sendItems } from '../../../open-data/item-files.ts';
import { siteOf } from '../../../open-data/site-address.ts';
import type { RequestHandler } from './$types';

/** What an organization and its members promised; with `scope=below` everything below it too, part by part. */
export const GET: RequestHandler = async ({ locals: { office, locale }, params, url }) => {
  const { id, letters, ...organization } = await openOrganization(office, params.code);
  const below = url.searchParams.get('scope') === 'below';
  const site = siteOf(office, url);
  const filter = below ? { place: organization.code } : { organizationId: id };
  const { rows, next } = await openItems(office, filter, {
    after: url.searchParams.get('after') ?? undefined,
  });
  const m = messagesFor(locale).portal;
  return sendItems(office, site, params.format, {
    title: [organization.name, ...(below ? [m.open.withBelow] : []), m.search.items].join(' '),
    page: `${site}/o/${organization.code}`,
    items: rows,
    next: next ? `${site}${url.pathname}?${below ? 'scope=below&' : ''}after=${next}` : null,
    about: {
      organization,
      letters: letters.map((letter) => ({ ...letter, url: `${site}/l/${letter.number}/letter.json` })),
    },
  });
};
