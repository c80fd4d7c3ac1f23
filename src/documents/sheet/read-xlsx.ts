import { limits } from './limits.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readStyles } from './read-styles.ts';
import { readWorkbook, type WorkbookSheet } from './read-workbook.ts';
import { WorksheetRows, type CellSources } from './read-worksheet.ts';
import { refusal } from './refuse.ts';
import { scanSheet } from './scan-sheet.ts';
import type { ReadRowsOptions, SheetRow } from './types.ts';
import { sheetReader } from './sheet-reader.ts';
import type { SheetReader } from './types.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

export interface ChooseSheet {
  readonly filename?: string;
  /** Name of the sheet; without it the first visible one that holds something. */
  readonly sheet?: string;
}

/** Opens an .xlsx file: its sheets, styles, shared texts and merged cells, then rows on demand. */
export async function readXlsx(path: string, choose: ChooseSheet = {}): Promise<SheetReader> {
  await using zip = await openZip(path);
  const workbook = await readWorkbook(zip);
  const sources: CellSources = {
    strings: await readSharedStrings(zip, workbook.sharedStringsPart),
    styles: await readStyles(zip, workbook.stylesPart),
    is1904: workbook.is1904,
  };
  const sheet = await chooseSheet(zip, workbook.sheets, sources, choose.sheet);
  const frame = await scanSheet(zip, sheet.part);

  async function* batches(options: ReadRowsOptions) {
    await using pass = await openZip(path);
    yield* partRows(pass, sheet.part, sources, options.onProgress);
  }

  return sheetReader(batches, {
    format: 'xlsx',
    filename: choose.filename ?? null,
    encoding: 'utf-8',
    delimiter: null,
    sheetName: sheet.name,
    sheetNames: workbook.sheets.filter((it) => it.visible).map((it) => it.name),
    ...frame,
  });
}

async function chooseSheet(
  zip: ZipParts,
  sheets: readonly WorkbookSheet[],
  sources: CellSources,
  wanted: string | undefined,
): Promise<WorkbookSheet> {
  if (sheets.length === 0) throw refusal('sheet.damaged');
  if (wanted !== undefined) {
    const named = sheets.find((it) => it.visible && it.name === wanted);
    if (!named) throw refusal('sheet.no-such-sheet', { name: wanted });
    return named;
  }
  for (const sheet of sheets) {
    if (sheet.visible && (await hasRows(zip, sheet.part, sources))) return sheet;
  }
  throw refusal('sheet.empty');
}

async function hasRows(zip: ZipParts, part: string, sources: CellSources): Promise<boolean> {
  for await (const batch of partRows(zip, part, sources)) {
    if (batch.length > 0) return true;
  }
  return false;
}

async function* partRows(
  zip: ZipParts,
  part: string,
  sources: CellSources,
  onProgress?: (fraction: number) => void,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const worksheet = new WorksheetRows(sources);
  let fraction = 0;
  for await (const chunk of zip.read(part, limits.sheetBytes, (read) => (fraction = read))) {
    const batch = worksheet.write(chunk);
    onProgress?.(fraction);
    if (batch.length > 0) yield batch;
    if (worksheet.ended) return;
  }
  worksheet.finish();
}
