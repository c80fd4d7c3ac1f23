import type { Check } from '../letters/types.ts';
import { requirePrintable, type Printed, type Typeset, type Typesetter } from '../typst/index.ts';
import type { NoticeItem } from './types.ts';

/** A3 to be read from two metres, A4 from one. */
export type PosterPaper = 'a3' | 'a4';

export interface Poster {
  readonly organization: string;
  readonly title: string;
  readonly campaign: string;
  readonly theme: string;
  readonly phone: string;
  /** Since when it stands so, such as "2026年3月2日公布". */
  readonly shown: string;
  readonly items: readonly NoticeItem[];
  readonly check: Check;
}

export interface PosterPrint {
  readonly paper: PosterPaper;
  readonly posters: readonly Poster[];
  readonly at: Date;
}

/** Whose name stands on it when it cannot be printed, and what is printed. */
export const posterText = (poster: Poster): Printed => ({
  of: poster.organization,
  text: JSON.stringify({ ...poster, check: '', items: poster.items.map((item) => ({ ...item, qr: null })) }),
});

/**
 * Notices for the board. What does not fit on one sheet at a legible size goes on on further numbered sheets.
 * @throws DomainError `document.missing-glyphs`
 */
export async function printPosters(
  machine: Typesetter,
  { at, paper, posters }: PosterPrint,
  format: 'pdf' | 'svg' = 'pdf',
): Promise<Typeset> {
  await requirePrintable(machine, posters.map(posterText));
  const [first] = posters;
  const data = { paper, posters, title: `${first?.organization ?? ''} ${first?.title ?? ''}`, author: first?.organization ?? '' }; // prettier-ignore
  return machine.render({ template: 'poster/poster.typ', data, at, format });
}
