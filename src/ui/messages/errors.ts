import { sheetMessages } from '../../documents/sheet/messages.data.ts';
import { PLATFORM_MESSAGES } from '../../platform/messages.data.ts';
import { importMessages } from '../../registry/imports/messages.data.ts';
import { isDay } from '../../kernel/days.ts';
import { errors as en } from './en/errors.ts';
import { formatDay } from './format.ts';
import type { Locale } from './locale.ts';
import { errors as zh } from './zh/errors.ts';

type Params = Readonly<Record<string, string | number>>;

const own: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { zh, en };
/** Rooms that also speak on a terminal keep their sentences themselves. */
const lent: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  ...PLATFORM_MESSAGES,
  ...sheetMessages,
  ...importMessages,
};

/** Codes without a sentence of their own still tell what to do, by their ending. */
const endings: readonly (readonly [ending: string, text: Readonly<Record<Locale, string>>])[] = [
  [
    '.not-found',
    {
      zh: '没有找到，可能已被移走，或不在您的管理范围内。',
      en: 'Not found. It may have moved, or lie outside your scope.',
    },
  ],
  [
    '.conflict',
    {
      zh: '您打开页面之后，内容已被他人修改。请刷新页面，核对后再办理。',
      en: 'Someone changed this after you opened it. Reload the page, compare and try again.',
    },
  ],
];
const calm: Readonly<Record<Locale, string>> = {
  zh: '未能办理。请核对内容后重试；如果仍然不行，请把代码告诉管理员。',
  en: 'This could not be done. Check the content and try again; if it still fails, tell the administrator the code.',
};

/** The sentence for a failure code, with its params filled in. Unknown codes get a calm general sentence. */
export function errorText(locale: Locale, code: string, params: Params = {}): string {
  const found =
    own[locale][code] ??
    lent[code]?.[locale] ??
    endings.find(([ending]) => code.endsWith(ending))?.[1][locale];
  return (found ?? calm[locale]).replace(/\{(\w+)\}/g, (_, word: string) =>
    shown(locale, params[word] ?? ''),
  );
}

const shown = (locale: Locale, value: string | number): string =>
  typeof value === 'string' && isDay(value) ? formatDay(locale, value) : String(value);
