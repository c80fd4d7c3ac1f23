import { openItems } from '../../../../steps/3-publish/index.ts';
import { messagesFor } from '../../../../ui/messages/index.ts';
import { filterOf, queryOf, readAsked } from '../../open-data/asked-items.ts';
import { sendItems } from '../../open-data/item-files.ts';
import { siteOf } from '../../open-data/site-address.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { office, locale }, params, url }) => {
  const asked = readAsked(url);
  const site = siteOf(office, url);
  const { rows, next } = await openItems(office, filterOf(asked), { after: asked.after || undefined });
  const query = queryOf(asked);
  return sendItems(office, site, params.format, {
    title: [messagesFor(locale).portal.search.items, asked.q].filter(Boolean).join(' '),
    page: `${site}/search${query}`,
    items: rows,
    next: next ? `${site}${url.pathname}${query}${query ? '&' : '?'}after=${next}` : null,
  });
};
