import { guessFields, type FieldGuess, type HeadingTexts } from './guess-fields.ts';
import { limits } from './limits.ts';
import { normalizeHeading, type HeaderDictionary } from './heading.ts';
import { isNoteRow, isNumberingRow } from './row-kind.ts';
import type { MergedRange, SheetCell, SheetRow } from './types.ts';

export interface Heading {
  readonly column: number;
  /** Parent and child of a two-row header joined: 党组织·代码. */
  readonly text: string;
  readonly normalized: string;
}

export interface SheetHeader<Field extends string = string> {
  readonly headerRows: readonly [from: number, to: number];
  readonly firstDataRow: number;
  readonly headings: readonly Heading[];
  readonly guesses: readonly FieldGuess<Field>[];
}

const SEARCHED_ROWS = 15;
const LONGEST_HEADING = 60;

interface Candidate<Field extends string> {
  readonly from: SheetRow;
  readonly to: SheetRow;
  readonly headings: readonly Heading[];
  readonly guesses: readonly FieldGuess<Field>[];
  readonly score: number;
}

/**
 * Finds the header among the first rows of a table, below titles and notes, in one row or in two merged ones, and
 * guesses which column holds which field. Undefined when no row looks like a header.
 */
export function findHeader<Field extends string>(
  rows: readonly SheetRow[],
  dictionary: HeaderDictionary<Field>,
  merges: readonly MergedRange[] = [],
): SheetHeader<Field> | undefined {
  const searched = rows.slice(0, SEARCHED_ROWS);
  let best: Candidate<Field> | undefined;
  for (const [index, row] of searched.entries()) {
    const below = searched[index + 1];
    const options = [candidateOf(row, row, singleTexts(row), dictionary)];
    if (below && isPair(row, below)) {
      options.push(candidateOf(row, below, pairTexts(row, below, merges), dictionary));
    }
    for (const option of options) if (option && option.score > (best?.score ?? 0)) best = option;
  }
  const found = best && best.guesses.length > 0 ? best : byShape(searched, dictionary);
  if (!found) return undefined;
  return {
    headerRows: [found.from.row, found.to.row],
    firstDataRow: firstRowAfter(rows, found.to.row),
    headings: found.headings,
    guesses: found.guesses,
  };
}

function candidateOf<Field extends string>(
  from: SheetRow,
  to: SheetRow,
  texts: readonly HeadingTexts[],
  dictionary: HeaderDictionary<Field>,
): Candidate<Field> | undefined {
  if (texts.length === 0 || isNoteRow(from)) return undefined;
  const guesses = guessFields(texts, dictionary);
  const figures = [...from.cells, ...to.cells].filter(isFigure).length;
  const headings = texts.map(({ column, readings }) => {
    const text = readings[0]?.text ?? '';
    return { column, text, normalized: normalizeHeading(text) };
  });
  const score = guesses.reduce((sum, guess) => sum + guess.confidence, 0) + texts.length / 100 - figures / 3;
  return { from, to, headings, guesses, score };
}

function singleTexts(row: SheetRow): readonly HeadingTexts[] {
  const texts: HeadingTexts[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const text = headingText(cell);
    if (text !== '') texts.push({ column: index + 1, readings: [{ text, weight: 1 }] });
  }
  return texts;
}

/** Two rows belong together when the upper one leaves cells empty that the lower one names, and none is a figure. */
function isPair(upper: SheetRow, lower: SheetRow): boolean {
  if (lower.row !== upper.row + 1 || lower.cells.some(isFigure)) return false;
  return lower.cells.some(
    (cell, index) => headingText(cell) !== '' && headingText(upper.cells[index]) === '',
  );
}

function pairTexts(
  upper: SheetRow,
  lower: SheetRow,
  merges: readonly MergedRange[],
): readonly HeadingTexts[] {
  const covering = merges.filter((it) => it.fromRow <= upper.row && it.toRow >= upper.row);
  const spans = covering.slice(0, limits.columns);
  const texts: HeadingTexts[] = [];
  let left = '';
  for (let index = 0; index < Math.max(upper.cells.length, lower.cells.length); index += 1) {
    const column = index + 1;
    const own = headingText(upper.cells[index]);
    const child = headingText(lower.cells[index]);
    const span = spans.find((it) => it.fromColumn <= column && it.toColumn >= column);
    if (own !== '') left = own;
    const merged = span ? headingText(upper.cells[span.fromColumn - 1]) : '';
    // Without merged ranges, as in CSV, an empty upper cell continues the one on its left.
    const parent = own || merged || (merges.length === 0 && child !== '' ? left : '');
    if (parent !== '' && child !== '' && parent !== child) {
      const readings = [
        { text: `${parent}·${child}`, weight: 1 },
        { text: child, weight: 0.9 },
      ];
      texts.push({ column, readings });
    } else if (child !== '' || own !== '') {
      texts.push({ column, readings: [{ text: child || own, weight: 1 }] });
    }
  }
  return texts;
}

/** Without any known heading: the first row of several different texts that is followed by a row as full. */
function byShape<Field extends string>(rows: readonly SheetRow[], dictionary: HeaderDictionary<Field>) {
  for (const [index, row] of rows.entries()) {
    const texts = singleTexts(row);
    const below = rows[index + 1];
    const distinct = new Set(texts.map((it) => it.readings[0]?.text)).size;
    if (texts.length < 2 || distinct < texts.length || row.cells.some(isFigure) || !below) continue;
    if (below.cells.filter((cell) => cell.kind !== 'empty').length * 2 >= texts.length) {
      return candidateOf(row, row, texts, dictionary);
    }
  }
  return undefined;
}

function firstRowAfter(rows: readonly SheetRow[], header: number): number {
  const below = rows.filter((row) => row.row > header);
  return below.find((row) => !isNumberingRow(row))?.row ?? header + 1;
}

const isFigure = (cell: SheetCell): boolean => cell.kind === 'number' || cell.kind === 'date';

/** Text of a cell that may be a heading; long texts are notes. */
function headingText(cell: SheetCell | undefined): string {
  const text = cell?.kind === 'text' ? cell.text.replace(/\s+/g, ' ').trim() : '';
  return text.length <= LONGEST_HEADING ? text : '';
}
