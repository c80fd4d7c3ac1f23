import type { Answers, ImportState, Mapping, SettingSpec, SheetHead } from './types.ts';

/** The letters over a column: 1 → A, 27 → AA. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A → 1, AA → 27; undefined when it is no column letter. */
export function columnOfLetter(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,2}$/.test(letters)) return undefined;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Fields of which one per group has to be mapped and is not. */
export const missingFields = (
  needed: readonly (readonly string[])[],
  mapping: Mapping,
): readonly (readonly string[])[] =>
  needed.filter((group) => !group.some((field) => mapping[field] !== undefined));

/** Columns given to two fields at once. */
export function doubledColumns(mapping: Mapping): readonly number[] {
  const columns = Object.values(mapping);
  return [...new Set(columns.filter((column, index) => columns.indexOf(column) !== index))];
}

/** Work goes on without a person; the page looks again by itself. */
export const isUnderWay = (state: ImportState): boolean =>
  state === 'checking' || state === 'queued' || state === 'running';

/** What is chosen beside the columns as long as nobody chose otherwise. */
export const guessedSettings = (
  { settings = [] }: { readonly settings?: readonly SettingSpec[] },
  head: SheetHead,
  fileName: string,
): Answers => Object.fromEntries(settings.map(({ name, guess }) => [name, guess(head, fileName)]));
