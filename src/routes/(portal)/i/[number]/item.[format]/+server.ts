import { openItem } from '../../../../../steps/3-publish/index.ts';
import { messagesFor } from '../../../../../ui/messages/index.ts';
import { sendItems } from '../../../open-data/item-files.ts';
import { siteOf } from '../../../open-data/site-address.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { office, locale }, params, url }) => {
  const item = await openItem(office, params.number);
  const site = siteOf(office, url);
  return sendItems(office, site, params.format, {
    title: messagesFor(locale).portal.item.kicker(item.number),
    page: `${site}/i/${item.number}`,
    items: [item],
    next: null,
  });
};
