import type { CommonMessages, Messages } from './index.ts';
import type { Locale } from './locale.ts';

export type ConsoleMessages = Omit<Messages, 'portal' | 'setup'>;

/** Words of the frame, in one language; the other language is never sent to the browser. */
export const loadCommon = async (locale: Locale): Promise<CommonMessages> =>
  locale === 'en' ? (await import('./en/common.ts')).common : (await import('./zh/common.ts')).common;

/** Words of every console room, in one language. */
export const loadConsole = async (locale: Locale): Promise<ConsoleMessages> =>
  locale === 'en'
    ? (await import('./en/console-pages.ts')).consolePages
    : (await import('./zh/console-pages.ts')).consolePages;

/** Words of the public pages, in one language. */
export const loadPublic = async (locale: Locale): Promise<CommonMessages & Pick<Messages, 'portal'>> =>
  locale === 'en'
    ? (await import('./en/public-pages.ts')).publicPages
    : (await import('./zh/public-pages.ts')).publicPages;
