import type { Check } from '../letters/types.ts';
import { requirePrintable, type Typeset, type Typesetter } from '../typst/index.ts';
import type { NoticeItem } from './types.ts';

export interface PosterPrint {
  readonly paper: 'a3' | 'a4';
  readonly organization: string;
  readonly title: string;
  readonly campaign: string;
  readonly theme: string;
  readonly phone: string;
  /** Since when it stands so, such as "2026年3月2日公布". */
  readonly shown: string;
  readonly items: readonly NoticeItem[];
  readonly check: Check;
  readonly at: Date;
}

/**
 * A notice for the board. What does not fit on one sheet at a legible size goes on on further numbered sheets.
 * @throws DomainError `document.missing-glyphs`
 */
export async function printPoster(
  machine: Typesetter,
  { at, ...data }: PosterPrint,
  format: 'pdf' | 'svg' = 'pdf',
): Promise<Typeset> {
  await requirePrintable(machine, [
    { of: data.organization, text: [data.organization, data.title, data.campaign, data.theme].join(' ') },
    ...data.items.map((item) => ({
      of: item.responsible,
      text: `${item.content}${item.responsible}${item.category}`,
    })),
  ]);
  return machine.render({ template: 'poster/poster.typ', data, at, format });
}
