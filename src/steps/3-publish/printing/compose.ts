import { cardText, printBooklet, printCards } from '../../../documents/handout/index.ts';
import { letterDocx, letterText, printLetters } from '../../../documents/letters/index.ts';
import { posterText, printPosters } from '../../../documents/poster/index.ts';
import { printReadingSheet } from '../../../documents/reading-sheet/index.ts';
import type { Printed, Typesetter } from '../../../documents/typst/index.ts';
import { checkOf, letterSheet } from './letter-sheets.ts';
import type { PrintedLetter } from './load-printed.ts';
import { AT_ONCE } from './rules.ts';
import { bookletOf, cardOf, posterOf, readLetterOf } from './notices.ts';
import type { PrintOrder } from './types.ts';

export interface Composing {
  readonly order: PrintOrder;
  readonly letters: readonly PrintedLetter[];
  /** Under which the document stands in the archive, as time of its making. */
  readonly at: Date;
  readonly origin: string;
  /** Whose meeting reads. */
  readonly organizationName: string;
}

export interface Composed {
  readonly bytes: Buffer;
  readonly pages: number | null;
}

/** What a paper of this letter would say, to learn beforehand whether it can be printed. */
export function textOf(letter: PrintedLetter, order: PrintOrder, origin: string): Printed {
  if (order.print === 'poster' || order.print === 'booklet') return posterText(posterOf(letter, origin));
  if (order.print === 'cards') return cardText(cardOf(letter, origin));
  return letterText(letterSheet(letter, order, origin));
}

/** @throws DomainError `document.missing-glyphs`, `document.failed`, `document.too-long` */
export async function compose(machine: Typesetter, composing: Composing): Promise<Composed> {
  const { order, letters, at, origin } = composing;
  switch (order.print) {
    case 'letters': {
      const sheets = letters.map((letter) => letterSheet(letter, order, origin));
      if (order.format === 'docx') return { bytes: await letterDocx(sheets), pages: null };
      // Many letters go to the printer, few are also read on a screen.
      const tagged = sheets.length <= AT_ONCE;
      return printLetters(machine, { letters: sheets, duplex: order.duplex, archive: true, tagged, at });
    }
    case 'poster':
      return printPosters(machine, {
        paper: order.paper,
        posters: letters.map((letter) => posterOf(letter, origin)),
        at,
      });
    case 'cards':
      return printCards(
        machine,
        letters.map((letter) => cardOf(letter, origin)),
        at,
      );
    case 'booklet': {
      const [letter] = letters;
      if (!letter) throw new Error('a leaflet without a letter');
      return printBooklet(machine, { ...bookletOf(letter, origin), at, folded: true });
    }
    case 'reading':
      return reading(machine, composing);
  }
}

async function reading(
  machine: Typesetter,
  { letters, at, origin, organizationName }: Composing,
): Promise<Composed> {
  const [first] = letters;
  if (!first) throw new Error('a reading without a letter');
  const alone = letters.length === 1;
  return printReadingSheet(machine, {
    organization: alone ? first.document.committer.name : organizationName,
    number: alone ? first.number : '',
    campaign: first.document.round.name,
    phone: first.phone,
    letters: letters.map((letter) => readLetterOf(letter, alone)),
    check: checkOf(first, origin),
    at,
  });
}
