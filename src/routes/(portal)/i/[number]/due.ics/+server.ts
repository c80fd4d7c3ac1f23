import { readOfficeProfile } from '../../../../../platform/index.ts';
import { openItem } from '../../../../../steps/3-publish/index.ts';
import { messagesFor } from '../../../../../ui/messages/index.ts';
import { sendCalendar } from '../../../open-data/item-news.ts';
import { siteOf } from '../../../open-data/site-address.ts';
import type { RequestHandler } from './$types';

/** The due day of one item, for the calendar of a phone. It stays there once the item is kept. */
export const GET: RequestHandler = async ({ locals: { office, locale }, params, url }) => {
  const [item, profile] = await Promise.all([openItem(office, params.number), readOfficeProfile(office)]);
  const { portal: m, shell } = messagesFor(locale);
  const news = {
    locale,
    site: siteOf(office, url),
    title: m.item.kicker(item.number),
    page: `/i/${item.number}`,
    self: url.pathname,
    office: profile?.name ?? shell.product,
  };
  return sendCalendar(news, item.state === 'withdrawn' ? [] : [item]);
};
