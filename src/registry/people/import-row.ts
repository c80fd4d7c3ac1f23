import { parseBoolean, parseDayCell } from '../../documents/sheet/index.ts';
import type { Day } from '../../kernel/days.ts';
import { takeText, type FieldRow, type Report } from '../imports/index.ts';
import { kindOfWord } from './import-kind-rules.ts';
import type { DayPrecision, PersonKind } from './types.ts';

/** One person of the table, understood; of each there may be half a million, so it stays small. */
export interface PersonRow {
  readonly row: number;
  readonly name: string;
  readonly kind: PersonKind;
  /** Null: the table says nothing. */
  readonly post: string | null;
  readonly leadingCadre: boolean | null;
  readonly mobile: boolean | null;
  readonly joinedOn: Day | null;
  readonly joinedPrecision: DayPrecision | null;
}

const MOST_REMEMBERED = 50_000;

/** Posts, days and other texts that return in thousands of rows are kept once. */
export type Share = (text: string) => string;

export function sharing(): Share {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size < MOST_REMEMBERED) kept.set(text, text);
    return text;
  };
}

/** Rosters say the same few words and days again and again, so that each is understood once. */
function remembering<Answer>(understand: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = understand(text);
    if (known.size < MOST_REMEMBERED) known.set(text, answer);
    return answer;
  };
}

const NOTHING = /^[-—/]+$/;
const readFlag = remembering(parseBoolean);
const readKind = remembering((word) => kindOfWord(word) ?? null);
const readDay = remembering((text) =>
  parseDayCell({ kind: 'text', text, value: text, precisionLost: false }),
);

/** Reports every fault of the row's own cells; undefined when there was one. */
export function readPersonRow(
  row: FieldRow,
  today: Day,
  share: Share,
  report: Report,
): PersonRow | undefined {
  const name = takeText(row, 'name', 50, report);
  if (name === '') report.fault(row.row, 'name', 'input.missing', null);
  const kind = kindOf(row, report);
  const post = takeText(row, 'post', 100, report);
  const leadingCadre = flagOf(row, 'leadingCadre', report);
  const mobile = flagOf(row, 'mobile', report);
  const joined = joinedOf(row, today, report);
  if (report.isFaulty(row.row) || !name || !kind) return undefined;
  return {
    row: row.row,
    name,
    kind,
    post: post ? share(post) : null,
    leadingCadre,
    mobile,
    joinedOn: joined ? share(joined.day) : null,
    joinedPrecision: joined?.precision ?? null,
  };
}

function kindOf(row: FieldRow, report: Report): PersonKind | undefined {
  const word = row.text('kind');
  const kind = readKind(word.slice(0, 40)) ?? undefined;
  if (word === '') report.fault(row.row, 'kind', 'input.missing', null);
  else if (kind === undefined) report.faultAt(row, 'kind', 'import.unknown-person-kind');
  return kind;
}

/** Where the column exists an empty cell means no, since rosters are ticked. */
function flagOf(row: FieldRow, field: string, report: Report): boolean | null {
  if (!row.has(field)) return null;
  const typed = row.text(field);
  if (typed === '') return false;
  const flag = typed.length > 20 ? undefined : readFlag(typed);
  if (flag?.ok) return flag.value ?? false;
  report.faultAt(row, field, 'sheet.boolean-unreadable');
  return null;
}

function joinedOf(row: FieldRow, today: Day, report: Report) {
  const cell = row.cell('joined');
  const typed = row.text('joined');
  if (!cell || typed === '' || NOTHING.test(typed)) return null;
  const joined = typed.length > 60 ? undefined : cell.kind === 'text' ? readDay(typed) : parseDayCell(cell);
  if (!joined?.ok) report.faultAt(row, 'joined', joined?.code ?? 'sheet.date-unreadable');
  else if (joined.value.day > today) report.faultAt(row, 'joined', 'import.day-in-future');
  else return joined.value;
  return null;
}
