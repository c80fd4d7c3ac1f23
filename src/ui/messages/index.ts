import { everything as en } from './en/everything.ts';
import type { Locale } from './locale.ts';
import { everything as zh } from './zh/everything.ts';

export type Messages = typeof zh;
export type CommonMessages = Pick<Messages, 'shell' | 'words' | 'form'>;

const catalogs: Readonly<Record<Locale, Messages>> = { zh, en };

/** Every catalog of one language. For the server only: pages get theirs as `data.m`, one language at a time. */
export const messagesFor = (locale: Locale): Messages => catalogs[locale];

export { LANG, toLocale, toTextSize, type Locale, type TextSize } from './locale.ts';
