import type { FailureCode } from '../../kernel/errors.ts';
import { cleanName } from '../../kernel/names.ts';
import { personalDataIn, type PersonalDataKind } from '../../kernel/personal-data.ts';
import type { FieldRow } from './importer.ts';
import type { Report } from './report.ts';

const HOLDS: Readonly<Record<PersonalDataKind, FailureCode>> = {
  idNumber: 'input.holds-id-number',
  mobile: 'input.holds-mobile',
  bankCard: 'input.holds-bank-card',
};
/** Nothing but common Chinese characters: nothing to clean and nothing private. */
const PLAIN = /^[\u3400-\u9fff]+$/;
const MANY_DIGITS = /[0-9０-９](?:[ -]?[0-9０-９]){10}/;

/**
 * A cleaned name or other short text of a row; '' when the cell is empty, null after a fault was reported: too long,
 * or a private number in it (product law 8).
 */
export function takeText(row: FieldRow, field: string, most: number, report: Report): string | null {
  const typed = row.text(field);
  if (typed === '') return '';
  if (typed.length <= most && PLAIN.test(typed)) return typed;
  if (typed.length > 4 * most) return tooLong(row, field, most, report);
  const text = cleanName(typed).toWellFormed();
  if (text.length > most) return tooLong(row, field, most, report);
  if (MANY_DIGITS.test(text)) {
    const [found] = personalDataIn(text);
    if (found) {
      // The number itself must not be kept in the list of faults either.
      report.fault(row.row, field, HOLDS[found.kind], null);
      return null;
    }
  }
  return text;
}

function tooLong(row: FieldRow, field: string, most: number, report: Report): null {
  report.faultAt(row, field, 'input.too-long', { most });
  return null;
}
