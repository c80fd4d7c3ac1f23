import { columnOfLetter, type Importer, type SheetHead } from '../registry/imports/index.ts';
import { imports as en } from '../ui/messages/en/imports.ts';
import { imports as zh } from '../ui/messages/zh/imports.ts';
import { UsageError, type Terminal } from './command.ts';
import type { Language } from './words.ts';

/** What a field is called on the import page too. */
export function fieldLabel(importer: Pick<Importer, 'kind'>, field: string, language: Language): string {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = (language === 'en' ? en : zh)
    .fields;
  return labels[importer.kind]?.[field] ?? field;
}

/**
 * The guessed columns with what `--map 字段=列` says instead. @throws UsageError for a field or column there is not
 */
export function mapColumns(
  importer: Importer,
  head: SheetHead,
  guess: Readonly<Record<string, number>>,
  wishes: readonly string[],
  { words }: Terminal,
): Readonly<Record<string, number>> {
  const mapping = new Map(Object.entries(guess));
  for (const wish of wishes) {
    const [name = '', column = ''] = wish.split(/[=＝](.*)/s).map((part) => part.trim());
    const field = importer.fields.find(
      (one) =>
        one.name === name ||
        (['zh', 'en'] as const).some((language) => fieldLabel(importer, one.name, language) === name),
    );
    const at = column === '-' ? 0 : columnOf(column, head);
    if (!field || at === undefined) throw new UsageError(words.badMap(wish));
    for (const [other, taken] of mapping) if (taken === at) mapping.delete(other);
    mapping.delete(field.name);
    if (at > 0) mapping.set(field.name, at);
  }
  return Object.fromEntries(mapping);
}

/** By heading first, since a heading may be a single letter. */
function columnOf(typed: string, head: SheetHead): number | undefined {
  const heading = head.headings.find(({ text }) => text === typed || text.split('·').at(-1) === typed);
  if (heading) return heading.column;
  if (/^\d{1,3}$/.test(typed)) return Number(typed) || undefined;
  return columnOfLetter(typed);
}
