import type { Check } from '../letters/index.ts';
import type { NoticeItem } from '../poster/index.ts';
import { requirePrintable, type Printed, type Typeset, type Typesetter } from '../typst/index.ts';

export interface BookletPrint {
  readonly organization: string;
  readonly title: string;
  readonly campaign: string;
  readonly theme: string;
  readonly phone: string;
  readonly shown: string;
  readonly items: readonly (Omit<NoticeItem, 'qr'> & { readonly measures: string })[];
  readonly check: Check;
  readonly at: Date;
  /** Ready to fold on A4, or page by page for a screen. */
  readonly folded: boolean;
}

/**
 * A leaflet of A5 pages, on A4 sheets in the order in which they are folded; its number of pages is a multiple of four.
 * @throws DomainError `document.missing-glyphs`
 */
export async function printBooklet(
  machine: Typesetter,
  { at, folded, ...data }: BookletPrint,
): Promise<Typeset> {
  await requirePrintable(machine, [
    { of: data.organization, text: JSON.stringify({ ...data, items: [], check: '' }) },
    ...data.items.map((item) => ({ of: item.responsible, text: JSON.stringify(item) })),
  ]);
  const leaflet = await machine.render({ template: 'handout/booklet.typ', data, at });
  if (!folded) return leaflet;
  return machine.render({
    template: 'handout/fold.typ',
    data: { pages: leaflet.pages, title: `${data.organization} ${data.title}`, author: data.organization },
    files: { 'handout/leaflet.pdf': leaflet.bytes },
    at,
  });
}

export interface Card {
  readonly name: string;
  readonly campaign: string;
  readonly phone: string;
  readonly items: readonly Pick<NoticeItem, 'nth' | 'content' | 'due' | 'responsible'>[];
  readonly check: Check;
}

/** Whose name stands on it, and what is printed. */
export const cardText = (card: Card): Printed => ({
  of: card.name,
  text: JSON.stringify({ ...card, check: card.check.note }),
});

/**
 * 承诺卡: A6, four on a sheet of A4 with lines to cut along.
 * @throws DomainError `document.missing-glyphs`
 */
export async function printCards(machine: Typesetter, cards: readonly Card[], at: Date): Promise<Typeset> {
  await requirePrintable(machine, cards.map(cardText));
  return machine.render({ template: 'handout/card.typ', data: { cards, author: cards[0]?.name ?? '' }, at });
}
