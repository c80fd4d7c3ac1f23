import { DomainError } from '../../kernel/errors.ts';
import type { Typesetter } from './types.ts';

/** A text to be printed, and whom to name when it cannot be. */
export interface Printed {
  readonly of: string;
  readonly text: string;
}

/** A text that no font at hand can print whole. */
export interface Unprintable {
  /** Its place among the texts asked about. */
  readonly nth: number;
  readonly of: string;
  readonly characters: readonly string[];
}

/** What cannot be printed, and of whom it is. */
export async function unprintable(machine: Typesetter, printed: readonly Printed[]): Promise<Unprintable[]> {
  const missing = await machine.missing(printed.map(({ text }) => text));
  return printed.flatMap(({ of }, nth) => {
    const characters = missing[nth] ?? [];
    return characters.length > 0 ? [{ nth, of, characters }] : [];
  });
}

/**
 * Paper shows a name whole or not at all: what no font can print is refused by name before anything is printed.
 * @throws DomainError `document.missing-glyphs`
 */
export async function requirePrintable(machine: Typesetter, printed: readonly Printed[]): Promise<void> {
  const refused = await unprintable(machine, printed);
  if (refused.length > 0) throw missingGlyphs(refused);
}

/** The refusal, naming those it concerns. */
export function missingGlyphs(refused: readonly Unprintable[]): DomainError {
  const characters = [...new Set(refused.flatMap((one) => one.characters))];
  return new DomainError('document.missing-glyphs', {
    params: {
      name: [...new Set(refused.map(({ of }) => of))].slice(0, 5).join('、'),
      characters: characters.join(' '),
      codes: characters.map(codeOf).join(' '),
      count: refused.length,
    },
  });
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
