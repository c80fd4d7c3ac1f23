import { parseDayCell, parseInteger } from '../../../documents/sheet/index.ts';
import type { Day } from '../../../kernel/days.ts';
import { takeText, type FieldRow, type Report } from '../../../registry/imports/index.ts';
import type { Organization } from '../../../registry/organizations/index.ts';
import { NEED_LIMITS } from '../needs/types.ts';
import { lastOfMonth } from './read-due.ts';
import { takeWords } from './texts.ts';

/** One hearing of one need, as the sheet has it. */
export interface NeedRow {
  readonly row: number;
  readonly place: Organization;
  readonly text: string;
  /** The words of that time with how it stood then. */
  readonly heard: string;
  readonly spot: string | null;
  readonly category: string | null;
  readonly raisedCount: number;
  /** Null: the sheet says none, the day of the import counts. */
  readonly heardOn: Day | null;
  readonly reference: string | null;
  readonly deadline: Day | null;
}

const REMARKS = ['progress', 'obstacle', 'status'] as const;
const REMARK_NAMES = { progress: '进展', obstacle: '原因', status: '办理情况' } as const;

/** Reports every fault of the row's own cells; undefined when the need itself is faulty. */
export function readNeedRow(
  row: FieldRow,
  place: Organization,
  today: Day,
  report: Report,
): NeedRow | undefined {
  const text = takeWords(row, 'text', NEED_LIMITS.text, report);
  if (text === '') report.fault(row.row, 'text', 'input.missing', null);
  const heardOn = heardOf(row, today, report);
  const category = takeText(row, 'category', NEED_LIMITS.category, report);
  const spot = takeText(row, 'place', NEED_LIMITS.place, report);
  const remarks = REMARKS.flatMap((field) => {
    const words = takeWords(row, field, 200, report);
    return words ? [`${REMARK_NAMES[field]}：${words}`] : [];
  });
  if (!text || report.isFaulty(row.row)) return undefined;
  const heard = remarks.length === 0 ? text : `${text}（${remarks.join('；')}）`;
  return {
    row: row.row,
    place,
    text,
    heard: heard.length > NEED_LIMITS.text ? text : heard,
    spot: spot || null,
    category: category || null,
    raisedCount: raisedOf(row, report),
    heardOn,
    reference: referenceOf(row),
    deadline: deadlineOf(row, report),
  };
}

function heardOf(row: FieldRow, today: Day, report: Report): Day | null {
  const cell = row.cell('heardOn');
  if (!cell || row.text('heardOn') === '') return null;
  const read = parseDayCell(cell);
  if (!read.ok) report.faultAt(row, 'heardOn', read.code);
  else if (read.value.day > today) report.faultAt(row, 'heardOn', 'import.day-in-future');
  else return read.value.day;
  return null;
}

function raisedOf(row: FieldRow, report: Report): number {
  const typed = row.text('raisedCount');
  if (typed === '') return 1;
  const read = typed.length > 20 ? undefined : parseInteger(typed.replace(/[人次起件条]+$/, ''));
  if (read?.ok && read.value !== null && read.value >= 1 && read.value <= 1_000_000) return read.value;
  report.warn(row.row, 'raisedCount', 'import.raised-left-out', typed);
  return 1;
}

/** The number of the order, as digits even where the spreadsheet program made a number of it. */
function referenceOf(row: FieldRow): string | null {
  const cell = row.cell('reference');
  const typed = row.text('reference').normalize('NFKC').replaceAll(/\s/g, '').replace(/^'/, '');
  return typed === '' || cell?.precisionLost ? null : typed.slice(0, 60);
}

/** By when a leftover had to be put right: a month means its last day. */
function deadlineOf(row: FieldRow, report: Report): Day | null {
  const cell = row.cell('deadline');
  const typed = row.text('deadline');
  if (!cell || typed === '') return null;
  const read = parseDayCell(cell);
  if (!read.ok) {
    report.warn(row.row, 'deadline', 'import.due-unreadable', typed);
    return null;
  }
  const { day, precision } = read.value;
  if (precision === 'day' || /[底末旬]/.test(typed)) return day;
  return precision === 'month' ? lastOfMonth(day) : `${day.slice(0, 4)}-12-31`;
}
