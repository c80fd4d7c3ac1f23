import { readOfficeProfile, type Office } from '../../../platform/index.ts';
import { placeNamed } from '../../../steps/3-publish/index.ts';
import { messagesFor, type Locale } from '../../../ui/messages/index.ts';
import { queryOf, readAsked, type AskedItems } from '../open-data/asked-items.ts';
import { siteOf } from '../open-data/site-address.ts';

/** What the feed and the calendar of a search say of themselves. */
export async function searchNews(
  { office, locale }: { readonly office: Office; readonly locale: Locale },
  url: URL,
) {
  const asked: AskedItems = readAsked(url);
  const { portal: m, shell } = messagesFor(locale);
  const [place, profile] = await Promise.all([placeNamed(office, asked.place), readOfficeProfile(office)]);
  const query = queryOf(asked);
  return {
    asked,
    news: {
      locale,
      site: siteOf(office, url),
      title: [place?.name, asked.q, m.search.items].filter(Boolean).join(' '),
      page: `/search${query}`,
      self: `${url.pathname}${query}`,
      office: profile?.name ?? shell.product,
    },
  };
}
