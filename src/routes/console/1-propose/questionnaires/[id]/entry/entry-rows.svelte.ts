import { readCell } from '../../../../../../steps/1-propose/questionnaires/rules.ts';
import type { Question } from '../../../../../../steps/1-propose/questionnaires/types.ts';
import { newRequestKey } from '../../../../../../ui/form/request-key.ts';
import { keepRows, keptRows, type Attempt, type KeptRow } from './kept-rows.ts';

export type RowState = 'typing' | 'saving' | 'saved' | 'changed' | 'local' | 'faulty';

/** One sheet of paper in the keyboard table. */
export interface EntryRow {
  serial: string;
  cells: string[];
  state: RowState;
  /** Sentence by `q1`, `q2`, …; `row` for the whole of it. */
  faults: Record<string, string>;
  sameSerial: boolean;
  sheetId: string | undefined;
  revision: number;
  /** Sent without an answer: must be sent again exactly so, that it counts once. */
  attempt: Attempt | undefined;
}

type Sentence = (code: string) => string;

/** The rows of the keyboard table: each is sent when it is left, and kept on this device until it has arrived. */
export class EntryRows {
  rows: EntryRow[] = $state([]);
  saved = $state(0);
  signedOut = $state(false);
  startedAt: number | undefined = $state();
  readonly #questionnaireId: string;
  readonly #questions: readonly Question[];
  readonly #sentence: Sentence;

  constructor(questionnaireId: string, questions: readonly Question[], sentence: Sentence) {
    this.#questionnaireId = questionnaireId;
    this.#questions = questions;
    this.#sentence = sentence;
    this.rows = [this.#fresh()];
  }

  /** Takes up what this device still keeps, and sends it. */
  restore(): void {
    const kept = keptRows(this.#questionnaireId);
    if (kept.length === 0) return;
    this.rows = [...kept.map((row) => this.#fresh(row)), this.#fresh()];
    this.sendAll();
  }

  sendAll(): void {
    for (const row of this.rows) if (row.state === 'local') void this.send(row);
  }

  get pending(): number {
    return this.rows.filter(({ state }) => state === 'local').length;
  }

  isBlank({ serial, cells }: EntryRow): boolean {
    return serial.trim() === '' && cells.every((cell) => cell.trim() === '');
  }

  typed(row: EntryRow): void {
    this.startedAt ??= Date.now();
    row.state = row.sheetId === undefined ? 'typing' : 'changed';
    row.faults = {};
    this.#keep();
  }

  /** The row after this one; there is always one to type into. */
  after(row: EntryRow): EntryRow {
    const index = this.rows.indexOf(row);
    if (index === this.rows.length - 1) this.rows.push(this.#fresh());
    return this.rows[index + 1]!;
  }

  /** Called when the row is left. @returns false when it must be put right first */
  finish(row: EntryRow): boolean {
    if (row.state === 'saved' || row.state === 'saving' || this.isBlank(row)) return true;
    row.faults = this.#faultsOf(row);
    if (Object.keys(row.faults).length > 0) {
      row.state = 'faulty';
      return false;
    }
    void this.send(row);
    return true;
  }

  async send(row: EntryRow): Promise<void> {
    const { serial, sheetId, revision } = row;
    row.attempt ??= { key: newRequestKey(), serial, cells: [...row.cells], sheetId, revision };
    const { attempt } = row;
    row.state = 'saving';
    this.#keep();
    const answer = await this.#request('POST', attempt);
    if (answer === undefined) row.state = 'local';
    else if (answer.status === 401) {
      this.signedOut = true;
      row.state = 'local';
    } else if (answer.status >= 500) row.state = 'local';
    else {
      row.attempt = undefined;
      this.#settle(row, attempt, answer);
    }
    this.#keep();
  }

  #settle(row: EntryRow, attempt: Attempt, { status, body }: { status: number; body: Answer }): void {
    if (status !== 200) {
      row.faults = { ...body.faults };
      if (Object.keys(row.faults).length === 0) row.faults = { row: body.message ?? '' };
      row.state = 'faulty';
      return;
    }
    this.signedOut = false;
    if (row.sheetId === undefined) this.saved += 1;
    row.sheetId = body.id ?? row.sheetId;
    row.revision = body.revision ?? row.revision;
    row.sameSerial = body.sameSerial ?? false;
    row.state = 'saved';
    // Typed on while it was on its way.
    if (row.serial !== attempt.serial || row.cells.join('\n') !== attempt.cells.join('\n'))
      void this.send(row);
  }

  async remove(row: EntryRow): Promise<void> {
    if (row.sheetId !== undefined) {
      const { sheetId, revision } = row;
      const answer = await this.#request('DELETE', { key: newRequestKey(), sheetId, revision });
      if (answer?.status !== 200) {
        row.faults = { row: answer?.body.message ?? this.#sentence('offline') };
        return;
      }
      this.saved -= 1;
    }
    this.rows = this.rows.filter((other) => other !== row);
    if (this.rows.length === 0) this.rows = [this.#fresh()];
    this.#keep();
  }

  async #request(method: string, row: object): Promise<{ status: number; body: Answer } | undefined> {
    try {
      const response = await fetch(`entry/rows`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(row),
      });
      return { status: response.status, body: (await response.json().catch(() => ({}))) as Answer };
    } catch {
      return undefined;
    }
  }

  #faultsOf({ cells }: EntryRow): Record<string, string> {
    const faults: Record<string, string> = {};
    for (const [i, question] of this.#questions.entries()) {
      const read = readCell(question, cells[i] ?? '');
      if ('fault' in read) faults[`q${i + 1}`] = this.#sentence(read.fault);
    }
    return faults;
  }

  #fresh(kept?: KeptRow): EntryRow {
    return {
      serial: kept?.serial ?? '',
      cells: this.#questions.map((_, i) => kept?.cells[i] ?? ''),
      state: kept ? 'local' : 'typing',
      faults: {},
      sameSerial: false,
      sheetId: kept?.sheetId,
      revision: kept?.revision ?? 0,
      attempt: kept?.attempt,
    };
  }

  #keep(): void {
    keepRows(
      this.#questionnaireId,
      this.rows.filter((row) => row.state !== 'saved' && !this.isBlank(row)),
    );
  }
}

interface Answer {
  readonly id?: string;
  readonly revision?: number;
  readonly sameSerial?: boolean;
  readonly message?: string;
  readonly faults?: Record<string, string>;
}
