export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** 大字版 is `large`; remembered in a cookie, no account needed. */
export const TEXT_SIZES = ['normal', 'large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const toLocale = (text: string | undefined | null): Locale => (text === 'en' ? 'en' : 'zh');
export const toTextSize = (text: string | undefined | null): TextSize =>
  text === 'large' ? 'large' : 'normal';

/** Value of the `lang` attribute. */
export const LANG: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' };
