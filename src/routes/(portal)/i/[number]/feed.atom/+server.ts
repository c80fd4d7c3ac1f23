import { readOfficeProfile } from '../../../../../platform/index.ts';
import { messagesFor } from '../../../../../ui/messages/index.ts';
import { sendAtom } from '../../../open-data/item-news.ts';
import { siteOf } from '../../../open-data/site-address.ts';
import { itemEvents } from '../item-events.ts';
import { loadItem } from '../load-item.ts';
import type { RequestHandler } from './$types';

/** Everything that happened to one item, from the need to the verdict. */
export const GET: RequestHandler = async ({ locals: { office, locale }, params, url }) => {
  const [item, profile] = await Promise.all([loadItem(office, params.number), readOfficeProfile(office)]);
  const { portal: m, words, shell } = messagesFor(locale);
  const site = siteOf(office, url);
  const page = `/i/${item.row.number}`;
  const happened = itemEvents(item, { m, words, locale }).filter(({ upcoming }) => !upcoming);
  return sendAtom(
    {
      locale,
      site,
      title: item.row.content,
      page,
      self: url.pathname,
      office: profile?.name ?? shell.product,
    },
    happened.toReversed().map((event) => ({
      id: `${site}${page}#${event.id}`,
      title: event.title,
      url: site + page,
      updated: new Date(`${event.day}T00:00:00+08:00`),
      author: event.by,
      text: event.text ?? event.title,
    })),
  );
};
