import { DomainError } from '../../kernel/errors.ts';
import type { Typesetter } from './types.ts';

/** A text to be printed, and whom to name when it cannot be. */
export interface Printed {
  readonly of: string;
  readonly text: string;
}

/**
 * Paper shows a name whole or not at all: what no font can print is refused by name before anything is printed.
 * @throws DomainError `document.missing-glyphs`
 */
export async function requirePrintable(machine: Typesetter, printed: readonly Printed[]): Promise<void> {
  const missing = await machine.missing(printed.map(({ text }) => text));
  const refused = printed.flatMap(({ of }, i) => {
    const characters = missing[i] ?? [];
    return characters.length > 0 ? [{ of, characters }] : [];
  });
  const first = refused[0];
  if (!first) return;
  throw new DomainError('document.missing-glyphs', {
    params: {
      name: [...new Set(refused.map(({ of }) => of))].slice(0, 5).join('、'),
      characters: [...new Set(refused.flatMap(({ characters }) => characters))].join(' '),
      codes: [...new Set(refused.flatMap(({ characters }) => characters))].map(codeOf).join(' '),
      count: refused.length,
    },
  });
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
