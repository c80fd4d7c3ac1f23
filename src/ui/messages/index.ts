import { consolePages as consoleEn } from './en/console-pages.ts';
import { publicPages as publicEn } from './en/public-pages.ts';
import { access as accessEn } from './en/access.ts';
import { setup as setupEn } from './en/setup.ts';
import { consolePages as consoleZh } from './zh/console-pages.ts';
import { publicPages as publicZh } from './zh/public-pages.ts';
import { access as accessZh } from './zh/access.ts';
import { setup as setupZh } from './zh/setup.ts';
import type { Locale } from './locale.ts';

const zh = { ...publicZh, ...consoleZh, access: accessZh, setup: setupZh };
const en: typeof zh = { ...publicEn, ...consoleEn, access: accessEn, setup: setupEn };

export type Messages = typeof zh;
export type CommonMessages = Pick<Messages, 'shell' | 'words' | 'form'>;

/** Every catalog of one language. For the server only: pages get theirs as `data.m`, one language at a time. */
export const messagesFor = (locale: Locale): Messages => (locale === 'en' ? en : zh);

export { LANG, toLocale, toTextSize, type Locale, type TextSize } from './locale.ts';
