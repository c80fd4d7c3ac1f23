import type { FailureCode } from '../../kernel/errors.ts';
import type { FieldRow } from './importer.ts';
import type { Answers, ImportCounts, ImportFault, ImportQuestion, ImportSummary, Mapping } from './types.ts';

const KEPT = 100_000;
const QUESTIONS = 300;
const CELLS = 500;
const VALUE_CHARACTERS = 100;

type Params = ImportFault['params'];

interface Asked extends Omit<ImportQuestion, 'cells' | 'count'> {
  count: number;
  readonly cells: { readonly row: number; readonly label: string }[];
}

type Asking = Pick<ImportQuestion, 'kind' | 'value' | 'proposal' | 'options'> & {
  /** Each row is asked by itself. */
  readonly each?: true;
};

/** Gathers what is wrong with a file: the first 100,000 faults in full, all of them by number. */
export class Report {
  readonly #mapping: Mapping;
  readonly #kept: ImportFault[] = [];
  readonly #faultyRows = new Set<number>();
  readonly #faults: Record<string, number> = {};
  readonly #warnings: Record<string, number> = {};
  readonly #answers: Answers;
  readonly #questions = new Map<string, Asked>();
  rows = 0;

  constructor(mapping: Mapping, answers: Answers = {}) {
    this.#mapping = mapping;
    this.#answers = answers;
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

  /**
   * Asks what a cell is to mean; `label` names whom the row speaks of. @returns the answer given before, for this cell
   * or for all that say the same; undefined without one
   */
  ask(row: number, field: string, label: string, { each, ...asking }: Asking): string | undefined {
    const single = `${field}#${row}`;
    const key = each ? single : `${field}=${cut(asking.value)}`;
    const known = this.#questions.get(key);
    if (known) {
      known.count += 1;
      if (known.cells.length < CELLS) known.cells.push({ row, label });
    } else if (this.#questions.size < QUESTIONS) {
      const column = this.#mapping[field] ?? null;
      const value = cut(asking.value);
      this.#questions.set(key, { ...asking, key, field, column, value, count: 1, cells: [{ row, label }] });
    }
    return this.#answers[single] ?? this.#answers[key];
  }

  /** The first 300 questions, also those already answered; what most cells ask comes first. */
  questions(): readonly ImportQuestion[] {
    return [...this.#questions.values()].sort((a, b) => b.count - a.count);
  }

  /** The cell stays empty until the question about it is answered; the question itself names the rows. */
  leaveOpen(code: FailureCode): void {
    this.#warnings[code] = (this.#warnings[code] ?? 0) + 1;
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
      ...(counts.figures === undefined ? {} : { figures: counts.figures }),
      ...(counts.findings === undefined ? {} : { findings: counts.findings }),
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
