import { readOfficeProfile, type Office } from '../../../../platform/index.ts';
import { openOrganization } from '../../../../steps/3-publish/index.ts';
import { messagesFor, type Locale } from '../../../../ui/messages/index.ts';
import { siteOf } from '../../open-data/site-address.ts';

/** What the feed and the calendar of an organization say of themselves, and whose items they hold. */
export async function placeNews(
  { office, locale }: { readonly office: Office; readonly locale: Locale },
  code: string,
  url: URL,
) {
  const [{ id, name }, profile] = await Promise.all([
    openOrganization(office, code),
    readOfficeProfile(office),
  ]);
  const { portal: m, shell } = messagesFor(locale);
  return {
    filter: { organizationId: id },
    news: {
      locale,
      site: siteOf(office, url),
      title: [name, m.search.items].join(' '),
      page: `/o/${code}`,
      self: url.pathname,
      office: profile?.name ?? shell.product,
    },
  };
}
