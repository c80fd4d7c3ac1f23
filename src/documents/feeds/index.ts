/** What other programs read by themselves: feeds, calendars, sitemaps. */
export { writeAtom } from './write-atom.ts';
export { writeCalendar } from './write-calendar.ts';
export { writeSitemap, writeSitemapIndex } from './write-sitemap.ts';
export type { DueCalendar, DueEvent, Feed, FeedEntry } from './types.ts';
export { LIST_STYLE, PAGE_STYLE, writeListFragment, writeListPage, type EmbeddedList } from './write-list.ts';
