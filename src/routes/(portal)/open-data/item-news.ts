import { writeAtom, writeCalendar, type DueEvent, type FeedEntry } from '../../../documents/feeds/index.ts';
import type { OpenItem } from '../../../steps/3-publish/index.ts';
import { formatDay } from '../../../ui/messages/format.ts';
import { LANG, messagesFor, type Locale } from '../../../ui/messages/index.ts';
import { LICENSE } from './item-record.ts';
import { fileName, sendFile } from './send-file.ts';

interface News {
  readonly locale: Locale;
  readonly site: string;
  readonly title: string;
  /** Path of the page that shows the same, and of the feed itself. */
  readonly page: string;
  readonly self: string;
  readonly office: string;
}

/** Each change of an item is news of its own. */
export const itemNews = (news: News, items: readonly OpenItem[]): Response =>
  sendAtom(
    news,
    items.map((item) => ({
      id: `${news.site}/i/${item.number}#${item.changes}`,
      title: item.content,
      url: `${news.site}/i/${item.number}`,
      updated: item.changedAt,
      author: item.organizationName,
      text: standing(news.locale, item),
    })),
  );

export function sendAtom(news: News, entries: readonly FeedEntry[]): Response {
  const m = messagesFor(news.locale).portal.open;
  const body = writeAtom({
    title: news.title,
    subtitle: m.feedSubtitle,
    selfUrl: news.site + news.self,
    pageUrl: news.site + news.page,
    author: news.office,
    language: LANG[news.locale],
    rights: `${m.license} ${LICENSE}`,
    entries,
  });
  return sendFile({
    body,
    type: 'application/atom+xml',
    name: fileName(news.title, 'feed.atom'),
    inline: true,
  });
}

export function sendCalendar(news: News, items: readonly OpenItem[]): Response {
  const m = messagesFor(news.locale).portal.open;
  const events = items.map((item): DueEvent => ({
    uid: `${item.id}@yinuo`,
    sequence: item.changes,
    day: item.dueOn,
    title: m.dueTitle(item.content, item.organizationName),
    text: standing(news.locale, item),
    url: `${news.site}/i/${item.number}`,
    changedAt: item.changedAt,
  }));
  const body = writeCalendar({
    title: news.title,
    url: news.site + news.self,
    language: news.locale === 'zh' ? 'ZH' : 'EN',
    events,
  });
  return sendFile({ body, type: 'text/calendar', name: fileName(news.title, 'due.ics'), inline: true });
}

/** Where an item stands, in one paragraph. */
function standing(locale: Locale, item: OpenItem): string {
  const { portal: m, words } = messagesFor(locale);
  const says = locale === 'zh' ? '：' : ': ';
  const who =
    item.committer === 'person' ? `${item.committerName}（${item.organizationName}）` : item.committerName;
  return [
    `${m.search.state}${says}${words.itemStates[item.state]}`,
    `${m.item.due}${says}${formatDay(locale, item.dueOn)}`,
    ...(item.closedOn ? [m.item.closedOn(formatDay(locale, item.closedOn))] : []),
    `${m.item.who}${says}${who}`,
    `${m.item.responsible}${says}${item.responsiblePerson}`,
    ...(item.lastNote && item.lastNoteOn
      ? [`${m.open.lastNote(formatDay(locale, item.lastNoteOn))}${says}${item.lastNote}`]
      : []),
  ].join('\n');
}
