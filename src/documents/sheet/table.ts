export interface TableColumn {
  readonly title: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width?: number;
  /** `text` unless told; `day` takes `YYYY-MM-DD` and writes a real date. */
  readonly kind?: 'text' | 'number' | 'day';
  readonly wrap?: boolean;
}

export interface Table {
  readonly name: string;
  /** Written in large type above the header. */
  readonly title?: string;
  readonly columns: readonly TableColumn[];
}

export type TableCell = string | number | boolean | null;

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Columns, counted from 1, to color as faulty. */
  readonly marked?: readonly number[];
}

export type TableRows = AsyncIterable<TableRow> | Iterable<TableRow>;
