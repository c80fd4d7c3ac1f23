import type { Check } from '../letters/index.ts';
import type { NoticeItem } from '../poster/index.ts';
import { requirePrintable, type Typeset, type Typesetter } from '../typst/index.ts';

/** One letter as it is read aloud. */
export interface ReadLetter {
  /** Empty where the sheet holds this letter alone. */
  readonly name: string;
  readonly opening: string;
  readonly items: readonly (Omit<NoticeItem, 'qr' | 'nth'> & {
    /** How the number is said aloud: 第一项. */
    readonly spoken: string;
    readonly measures: string;
  })[];
}

export interface ReadingPrint {
  readonly organization: string;
  readonly number: string;
  readonly campaign: string;
  readonly phone: string;
  readonly letters: readonly ReadLetter[];
  readonly check: Check;
  readonly at: Date;
}

/**
 * In type that is read standing, with boxes to tick and lines for the record of the meeting.
 * @throws DomainError `document.missing-glyphs`
 */
export async function printReadingSheet(
  machine: Typesetter,
  { at, ...data }: ReadingPrint,
): Promise<Typeset> {
  await requirePrintable(machine, [
    { of: data.organization, text: `${data.organization}${data.campaign}` },
    ...data.letters.map((letter) => ({ of: letter.name || data.organization, text: JSON.stringify(letter) })),
  ]);
  return machine.render({ template: 'reading-sheet/reading-sheet.typ', data, at });
}
