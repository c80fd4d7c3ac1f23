import { maskPersonalData, personalDataIn } from '../../../kernel/personal-data.ts';
import type { FieldRow, Report } from '../../../registry/imports/index.ts';

/**
 * What a person wrote in a cell: spaces joined, private numbers masked with a warning at the cell (product law 8).
 * '' when it is empty, null after a fault was reported.
 */
export function takeWords(row: FieldRow, field: string, most: number, report: Report): string | null {
  const typed = row.text(field);
  if (typed === '') return '';
  if (typed.length > 4 * most) return tooLong(row, field, most, report);
  const text = typed
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replaceAll(/[ \t\u3000]+/g, ' ')
    .trim();
  const masked = personalDataIn(text).length > 0 ? maskPersonalData(text) : text;
  if (masked.length > most) return tooLong(row, field, most, report);
  if (masked !== text) report.warn(row.row, field, 'import.number-masked', masked);
  return masked;
}

function tooLong(row: FieldRow, field: string, most: number, report: Report): null {
  // The cell may hold private numbers, which must not be kept in the list of faults either.
  report.fault(row.row, field, 'input.too-long', null, { most });
  return null;
}
