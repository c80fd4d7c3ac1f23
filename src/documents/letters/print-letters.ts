import { requirePrintable, type Printed, type Typeset, type Typesetter } from '../typst/index.ts';
import { formOf } from './form.ts';
import type { LetterPrint, LetterSheet } from './types.ts';

/**
 * One PDF of one or many letters, PDF/A-2b where it is to be kept.
 * @throws DomainError `document.missing-glyphs` with the names of those whose letter cannot be printed
 */
export async function printLetters(machine: Typesetter, print: LetterPrint): Promise<Typeset> {
  await requirePrintable(machine, print.letters.map(letterText));
  const [first] = print.letters;
  return machine.render({
    template: 'letters/letter.typ',
    at: print.at,
    archive: print.archive,
    tagged: print.tagged ?? true,
    data: {
      title: print.letters.length === 1 && first ? `${first.name} 公开承诺书` : '公开承诺书',
      author: first?.unit ?? '',
      duplex: print.duplex,
      letters: print.letters.map(formOf),
    },
  });
}

/** Everything that is printed of one letter; the codes are pictures. */
export function letterText(letter: LetterSheet): Printed {
  return { of: letter.name, text: JSON.stringify({ ...letter, check: letter.check.note }) };
}
