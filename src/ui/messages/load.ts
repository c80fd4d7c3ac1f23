import type { CommonMessages, Messages } from './index.ts';
import type { Locale } from './locale.ts';
import { ROOM_WORDS, type RoomName } from './room-words.ts';

export type ConsoleMessages = Omit<Messages, 'portal' | 'setup'>;

/** Words of the frame, in one language; the other language is never sent to the browser. */
export const loadCommon = async (locale: Locale): Promise<CommonMessages> =>
  locale === 'en' ? (await import('./en/common.ts')).common : (await import('./zh/common.ts')).common;

/** Words of the public pages, in one language. */
export const loadPublic = async (locale: Locale): Promise<CommonMessages & Pick<Messages, 'portal'>> =>
  locale === 'en'
    ? (await import('./en/public-pages.ts')).publicPages
    : (await import('./zh/public-pages.ts')).publicPages;

/** Words of the frame and of these rooms, in one language. Only what a page shows is sent to it. */
export async function loadConsole(locale: Locale, rooms: readonly RoomName[]): Promise<ConsoleMessages> {
  const [common, ...loaded] = await Promise.all([
    loadCommon(locale),
    ...rooms.map((room) => ROOM_WORDS[locale][room]()),
  ]);
  return withEveryRoom({ ...common, ...Object.assign({}, ...loaded) });
}

/** Typed as if every room were there: src/routes/console/words-of.test.ts holds each page to the rooms it loads. */
const withEveryRoom = (messages: CommonMessages): ConsoleMessages => messages as ConsoleMessages;
