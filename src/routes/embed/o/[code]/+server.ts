import { createHash } from 'node:crypto';
import {
  LIST_STYLE,
  PAGE_STYLE,
  writeListFragment,
  writeListPage,
} from '../../../../documents/feeds/index.ts';
import { openItems, openOrganization } from '../../../../steps/3-publish/index.ts';
import { formatDay } from '../../../../ui/messages/format.ts';
import { LANG, messagesFor } from '../../../../ui/messages/index.ts';
import { siteOf } from '../../../(portal)/open-data/site-address.ts';
import type { RequestHandler } from './$types';

const AT_ONCE = 50;
const hashOf = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
const STYLES = [LIST_STYLE, PAGE_STYLE].map(hashOf).join(' ');

/** What an organization promised, for other websites: a page for a frame, or with `?fragment` the piece alone. */
export const GET: RequestHandler = async ({ locals: { office, locale }, params, url }) => {
  const { id, code, name } = await openOrganization(office, params.code);
  const { rows } = await openItems(office, { organizationId: id }, { limit: AT_ONCE });
  const { portal: m, words } = messagesFor(locale);
  const site = siteOf(office, url);
  const list = {
    language: LANG[locale],
    title: m.open.embedTitle(name),
    url: `${site}/o/${code}`,
    none: m.open.embedNone,
    more: m.open.embedMore,
    rows: rows.map((item) => ({
      text: item.content,
      url: `${site}/i/${item.number}`,
      note: [
        words.itemStates[item.state],
        `${m.line.due} ${formatDay(locale, item.dueOn)}`,
        item.responsiblePerson,
      ].join(' · '),
    })),
  };
  const framers = office.config.embedOrigins;
  return new Response(url.searchParams.has('fragment') ? writeListFragment(list) : writeListPage(list), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${STYLES}; base-uri 'none'; form-action 'none'; frame-ancestors ${
        framers.length === 0 ? "'none'" : framers.join(' ')
      }`,
      'cache-control': 'no-cache',
      'x-robots-tag': 'noindex',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
};
