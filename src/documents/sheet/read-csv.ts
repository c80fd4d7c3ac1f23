import { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, readText, type TextForm } from './detect-encoding.ts';
import { limits } from './limits.ts';
import { refusal } from './refuse.ts';
import { sheetReader } from './sheet-reader.ts';
import {
  EMPTY_CELL,
  textCell,
  type ReadRowsOptions,
  type SheetCell,
  type SheetReader,
  type SheetRow,
} from './types.ts';

const SAMPLE_CHARACTERS = 64 * 1024;
const BATCH = 512;

interface CsvSource {
  readonly path: string;
  readonly bytes: number;
  readonly form: TextForm;
  readonly delimiter: string;
}

/** Opens a text table: finds encoding and delimiter, then rows on demand. Every cell is text. */
export async function readCsv(
  path: string,
  bytes: number,
  head: Uint8Array,
  filename?: string,
): Promise<SheetReader> {
  const form = await detectEncoding(path, head);
  const sample = await readSample(path, form);
  if (sample.trim() === '') throw refusal('sheet.empty');
  const source: CsvSource = { path, bytes, form, delimiter: detectDelimiter(sample) };
  return sheetReader((options) => csvRows(source, options), {
    format: source.delimiter === '\t' ? 'tsv' : 'csv',
    filename: filename ?? null,
    encoding: form.encoding,
    delimiter: source.delimiter,
    sheetName: null,
    sheetNames: [],
    declaredRows: null,
    merges: [],
  });
}

async function readSample(path: string, form: TextForm): Promise<string> {
  let sample = '';
  for await (const text of readText(path, form)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS && sample.trim() !== '') break;
  }
  return sample.slice(0, SAMPLE_CHARACTERS);
}

async function* csvRows(source: CsvSource, options: ReadRowsOptions) {
  let read = 0;
  let row = 0;
  let lastFilled = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const record of records(source, {}, (count) => (read = count)) as AsyncIterable<string[]>) {
      if (row === 0 && /^sep=.?$/i.test(record[0] ?? '')) continue;
      row += 1;
      const cells = cellsOf(record, row);
      if (cells.length === 0) {
        if (row - lastFilled > limits.emptyRows) break;
        continue;
      }
      if (row > limits.rows) throw refusal('sheet.too-many-rows', { limit: limits.rows });
      lastFilled = row;
      batch.push({ row, cells });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
      options.onProgress?.(Math.min(1, read / source.bytes));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal('sheet.csv-quoting', { line: await faultyLine(source) });
  }
  if (batch.length > 0) yield batch;
}

function records(
  source: CsvSource,
  options: Options,
  onBytes?: (count: number) => void,
): AsyncIterable<unknown> {
  const parser = parse({
    delimiter: source.delimiter,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: limits.csvRecordBytes,
    ...options,
  });
  pipeline(Readable.from(readText(source.path, source.form, onBytes)), parser, () => {});
  return parser;
}

/** Line on which the first record begins that cannot be read; records read before it must not pile up. */
async function faultyLine(source: CsvSource): Promise<number> {
  let line = 1;
  const count: Options['on_record'] = (record: readonly string[]) => {
    line += record.reduce((sum, text) => sum + (text.match(/\r\n|\r|\n/g)?.length ?? 0), 1);
    return null;
  };
  try {
    for await (const _ of records(source, { on_record: count })) void _;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return line;
}

function cellsOf(record: readonly string[], row: number): readonly SheetCell[] {
  const cells: SheetCell[] = [];
  for (let index = 0; index < record.length; index += 1) {
    const text = record[index] ?? '';
    if (text === '') continue;
    if (index >= limits.columns) throw refusal('sheet.too-many-columns', { row, limit: limits.columns });
    if (text.length > limits.cellCharacters) {
      throw refusal('sheet.cell-too-long', { row, column: index + 1, limit: limits.cellCharacters });
    }
    while (cells.length < index) cells.push(EMPTY_CELL);
    cells.push(textCell(text));
  }
  return cells;
}
