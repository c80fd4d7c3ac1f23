/** What was sent of a row, with the key that makes it count once. */
export interface Attempt {
  readonly key: string;
  readonly serial: string;
  readonly cells: readonly string[];
  readonly sheetId: string | undefined;
  readonly revision: number;
}

export interface KeptRow {
  readonly serial: string;
  readonly cells: readonly string[];
  readonly sheetId?: string | undefined;
  readonly revision: number;
  readonly attempt?: Attempt | undefined;
}

const keyOf = (questionnaireId: string): string => `yinuo.sheets.${questionnaireId}`;

/** Rows that this device holds and the office does not. */
export function keptRows(questionnaireId: string): KeptRow[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(questionnaireId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKeptRow) : [];
  } catch {
    // Storage may be switched off; then nothing is kept.
    return [];
  }
}

export function keepRows(questionnaireId: string, rows: readonly KeptRow[]): void {
  try {
    if (rows.length === 0) localStorage.removeItem(keyOf(questionnaireId));
    else
      localStorage.setItem(
        keyOf(questionnaireId),
        JSON.stringify(
          rows.map(({ serial, cells, sheetId, revision, attempt }) => ({
            serial,
            cells,
            sheetId,
            revision,
            attempt,
          })),
        ),
      );
  } catch {
    // A full store keeps the older rows.
  }
}

const isKeptRow = (row: unknown): row is KeptRow =>
  typeof row === 'object' && row !== null && 'cells' in row && Array.isArray(row.cells) && 'serial' in row;
