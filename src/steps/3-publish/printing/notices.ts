import type { BookletPrint, Card } from '../../../documents/handout/index.ts';
import type { NoticeItem, Poster } from '../../../documents/poster/index.ts';
import { qrSvg } from '../../../documents/qr/index.ts';
import type { ReadLetter } from '../../../documents/reading-sheet/index.ts';
import type { PublicItem } from '../types.ts';
import { checkOf, contentOf } from './letter-sheets.ts';
import type { PrintedLetter } from './load-printed.ts';
import { chineseDay, spokenNumber } from './rules.ts';

/** What is posted, handed out and read aloud of a published letter. */
export function posterOf(letter: PrintedLetter, origin: string): Poster {
  const { document } = letter;
  return {
    ...headOf(letter, origin),
    items: document.items.map((item, i) => ({
      ...itemOf(item, i),
      qr: letter.public ? qrSvg(`${origin}/i/${item.number}`, 'L') : null,
    })),
  };
}

export const bookletOf = (letter: PrintedLetter, origin: string): Omit<BookletPrint, 'at' | 'folded'> => ({
  ...headOf(letter, origin),
  items: letter.document.items.map((item, i) => ({ ...itemOf(item, i), measures: item.measures })),
});

export const cardOf = (letter: PrintedLetter, origin: string): Card => ({
  name: letter.document.committer.name,
  campaign: letter.document.round.name,
  phone: letter.phone,
  items: letter.document.items.map(itemOf),
  check: checkOf(letter, origin),
});

export const readLetterOf = (letter: PrintedLetter, alone: boolean): ReadLetter => ({
  name: alone ? '' : letter.document.committer.name,
  opening: letter.document.opening,
  items: letter.document.items.map((item, i) => ({
    ...itemOf(item, i),
    spoken: spokenNumber(i + 1),
    measures: item.measures,
  })),
});

function headOf(letter: PrintedLetter, origin: string) {
  const { document } = letter;
  const ofPerson = letter.committer === 'person';
  return {
    organization: ofPerson
      ? `${document.committer.organization} ${document.committer.name}`
      : document.committer.organization,
    title: '公开承诺',
    campaign: document.round.name,
    theme: document.round.theme,
    phone: letter.phone,
    shown: `${chineseDay(document.publishedOn)}公布${document.version > 1 ? `（第 ${document.version} 版）` : ''}`,
    check: checkOf(letter, origin),
  };
}

const itemOf = (item: PublicItem, i: number): Omit<NoticeItem, 'qr'> => ({
  nth: String(i + 1),
  number: item.number,
  content: contentOf(item),
  category: item.category.zh,
  responsible: item.responsiblePerson,
  due: chineseDay(item.dueOn),
});
