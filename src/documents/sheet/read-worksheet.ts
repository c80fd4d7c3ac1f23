import { unescapeCellText } from './cell-text.ts';
import { limits } from './limits.ts';
import { PLAIN, type NumberStyle } from './number-format.ts';
import { numberCell } from './number-text.ts';
import { refusal } from './refuse.ts';
import { EMPTY_CELL, textCell, type SheetCell, type SheetRow } from './types.ts';
import { XmlFeed, type Attributes } from './xml-events.ts';

export interface CellSources {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
}

/** Column number of a reference such as `AB12`, 0 when it has no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}

/** Turns the bytes of one worksheet part into rows, a batch for each piece written. */
export class WorksheetRows {
  /** True once the rest of the part need not be read. */
  ended = false;
  readonly #sources: CellSources;
  readonly #feed: XmlFeed;
  #batch: SheetRow[] = [];
  #inSheetData = false;
  #row = 0;
  #lastFilled = 0;
  #cells: SheetCell[] = [];
  #column = 0;
  #type = '';
  #style = '';
  #raw = '';
  #capturing = false;
  #inPhonetic = false;
  #hasFormula = false;

  constructor(sources: CellSources) {
    this.#sources = sources;
    this.#feed = new XmlFeed({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => this.#text(text),
    });
  }

  write(chunk: Uint8Array): readonly SheetRow[] {
    this.#feed.write(chunk);
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  finish(): void {
    this.#feed.end();
  }

  #open(name: string, attributes: Attributes): void {
    if (!this.#inSheetData) {
      this.#inSheetData = name === 'sheetData';
      return;
    }
    switch (name) {
      case 'c': {
        const reference = attributes['r'];
        this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
        this.#type = attributes['t'] ?? '';
        this.#style = attributes['s'] ?? '';
        this.#raw = '';
        this.#hasFormula = false;
        break;
      }
      case 'v':
      case 't':
        this.#capturing = !this.#inPhonetic;
        break;
      case 'row':
        this.#startRow(attributes['r']);
        break;
      case 'rPh':
        this.#inPhonetic = true;
        break;
      case 'f':
        this.#hasFormula = true;
        break;
    }
  }

  #text(text: string): void {
    if (!this.#capturing) return;
    this.#raw += text;
    if (this.#raw.length > limits.cellCharacters) this.#tooLong();
  }

  #close(name: string): void {
    if (!this.#inSheetData) return;
    switch (name) {
      case 'c':
        this.#place(this.#cell());
        break;
      case 'v':
      case 't':
        this.#capturing = false;
        break;
      case 'row':
        this.#endRow();
        break;
      case 'rPh':
        this.#inPhonetic = false;
        break;
      case 'sheetData':
        this.#inSheetData = false;
        this.ended = true;
        break;
    }
  }

  #startRow(reference: string | undefined): void {
    const row = reference === undefined ? this.#row + 1 : Number(reference);
    if (!Number.isInteger(row) || row <= this.#row) throw refusal('sheet.damaged');
    if (row - this.#lastFilled > limits.emptyRows) this.ended = true;
    else if (row > limits.rows) throw refusal('sheet.too-many-rows', { limit: limits.rows });
    this.#row = row;
    this.#column = 0;
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    if (!this.ended) {
      this.#batch.push({ row: this.#row, cells: this.#cells });
      this.#lastFilled = this.#row;
    }
    this.#cells = [];
  }

  #place(cell: SheetCell): void {
    if (cell.kind === 'empty' || this.ended) return;
    const column = this.#column;
    if (column > limits.columns) {
      throw refusal('sheet.too-many-columns', { row: this.#row, limit: limits.columns });
    }
    if (column < 1) throw refusal('sheet.damaged');
    const cells = this.#cells;
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column - 1] = cell;
  }

  #cell(): SheetCell {
    const raw = this.#raw;
    if (raw === '') {
      if (!this.#hasFormula || this.#type === 'str') return EMPTY_CELL;
      return { kind: 'error', text: '#NOT-CALCULATED', value: null, precisionLost: false };
    }
    switch (this.#type) {
      case 's': {
        const text = this.#sources.strings[Number(raw)];
        if (text === undefined) throw refusal('sheet.damaged');
        if (text.length > limits.cellCharacters) this.#tooLong();
        return textCell(text);
      }
      case 'inlineStr':
      case 'str':
        return textCell(unescapeCellText(raw));
      case 'b': {
        const value = raw === '1' || raw === 'true';
        return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE', value, precisionLost: false };
      }
      case 'e':
        return { kind: 'error', text: raw, value: null, precisionLost: false };
      case 'd': {
        const day = raw.slice(0, 10);
        const time = raw.slice(11, 16);
        const text = time === '' || time === '00:00' ? day : `${day} ${time}`;
        return { kind: 'date', text, value: day, precisionLost: false };
      }
      default: {
        const style = this.#style === '' ? undefined : this.#sources.styles[Number(this.#style)];
        return numberCell(raw, style ?? PLAIN, this.#sources.is1904);
      }
    }
  }

  #tooLong(): never {
    throw refusal('sheet.cell-too-long', {
      row: this.#row,
      column: this.#column,
      limit: limits.cellCharacters,
    });
  }
}
