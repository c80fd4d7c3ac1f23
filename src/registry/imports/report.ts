import type { FailureCode } from '../../kernel/errors.ts';
import type { FieldRow } from './importer.ts';
import type { ImportCounts, ImportFault, ImportSummary, Mapping } from './types.ts';

const KEPT = 100_000;
const VALUE_CHARACTERS = 100;

type Params = ImportFault['params'];

/** Gathers what is wrong with a file: the first 100,000 faults in full, all of them by number. */
export class Report {
  readonly #mapping: Mapping;
  readonly #kept: ImportFault[] = [];
  readonly #faultyRows = new Set<number>();
  readonly #faults: Record<string, number> = {};
  readonly #warnings: Record<string, number> = {};
  rows = 0;

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  /** The row is left out. `field` names the cell; null speaks of the whole row. */
  fault(row: number, field: string | null, code: FailureCode, value: string | null, params?: Params): void {
    this.#faultyRows.add(row);
    this.#faults[code] = (this.#faults[code] ?? 0) + 1;
    this.#keep(row, field, code, value, params);
  }

  /** The row is taken without this cell. */
  warn(row: number, field: string, code: FailureCode, value: string, params?: Params): void {
    this.#warnings[code] = (this.#warnings[code] ?? 0) + 1;
    this.#keep(row, field, code, value, params, true);
  }

  faultAt(row: FieldRow, field: string, code: FailureCode, params?: Params): void {
    this.fault(row.row, field, code, row.text(field), params);
  }

  isFaulty(row: number): boolean {
    return this.#faultyRows.has(row);
  }

  /** In the order of the file. */
  all(): readonly ImportFault[] {
    return this.#kept.sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0));
  }

  summary(counts: ImportCounts): ImportSummary {
    return {
      rows: this.rows,
      created: counts.created,
      updated: counts.updated,
      unchanged: counts.unchanged,
      faulty: this.#faultyRows.size,
      faultsByCode: this.#faults,
      warningsByCode: this.#warnings,
    };
  }

  #keep(
    row: number,
    field: string | null,
    code: FailureCode,
    value: string | null,
    params?: Params,
    warning?: true,
  ): void {
    if (this.#kept.length >= KEPT) return;
    const shown = value === null || value === '' ? null : cut(value.toWellFormed().replaceAll('\0', ''));
    this.#kept.push({
      row,
      column: field === null ? null : (this.#mapping[field] ?? null),
      code,
      value: shown,
      ...(params === undefined ? {} : { params }),
      ...(warning === undefined ? {} : { warning }),
    });
  }
}

const cut = (text: string): string =>
  text.length <= VALUE_CHARACTERS ? text : `${text.slice(0, VALUE_CHARACTERS)}…`.toWellFormed();
