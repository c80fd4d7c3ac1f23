const MB = 1024 * 1024;

/** Bounds of what is read; beyond them a file is refused, not cut. */
export const limits = {
  fileBytes: 50 * MB,
  zipEntries: 2_000,
  /** Inflated bytes, declared or counted while inflating. */
  totalBytes: 2_500 * MB,
  sheetBytes: 2_000 * MB,
  sharedStringsBytes: 400 * MB,
  stylesBytes: 32 * MB,
  partBytes: 16 * MB,
  /** Deflate reaches 1,032; sheets of repeated rows stay below 60. */
  ratio: 300,
  ratioFromBytes: 100 * MB,
  sharedStrings: 2_000_000,
  sharedCharacters: 40_000_000,
  cellCharacters: 32_767,
  columns: 256,
  rows: 1_048_576,
  /** Reading ends quietly after so many empty rows in a run. */
  emptyRows: 1_000,
  merges: 200_000,
  xmlDepth: 64,
  /** Characters of XML without any tag. */
  xmlSilence: 4_000_000,
  csvRecordBytes: 8 * MB,
} as const;
