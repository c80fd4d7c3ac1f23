import { parseInteger, parsePhone, type SheetCell } from '../../documents/sheet/index.ts';
import { takeText, type FieldRow, type Report } from '../imports/index.ts';
import { domainOfWord } from './import-domain-rules.ts';
import { kindOfName, kindOfWord } from './import-name-rules.ts';
import type { Domain, OrganizationKind } from './types.ts';

/** One row of the table, understood. Null fields say nothing. */
export interface OrganizationRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly superior: string;
  readonly kind: OrganizationKind | null;
  readonly domain: Domain | null;
  readonly secretaryName: string | null;
  readonly supervisionPhone: string | null;
  readonly reportedMembers: number | null;
}

const CODE = /^[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*$/;
const MOBILE = /^1[3-9]/;
const SUPERIOR_MOST = 200;

/** Reports every fault of the row's own cells; undefined when it cannot be placed in the tree at all. */
export function readOrganizationRow(row: FieldRow, report: Report): OrganizationRow {
  const name = takeText(row, 'name', 100, report);
  if (name === '') report.fault(row.row, 'name', 'input.missing', null);
  const shortName = takeText(row, 'shortName', 50, report);
  const secretaryName = takeText(row, 'secretary', 50, report);
  const superior = takeText(row, 'superior', SUPERIOR_MOST, report);
  return {
    row: row.row,
    code: codeOf(row, report),
    name: name ?? '',
    shortName: shortName || null,
    superior: superior ?? '',
    kind: kindOf(row, name ?? '', report),
    domain: domainOf(row, report),
    secretaryName: secretaryName || null,
    supervisionPhone: phoneOf(row, report),
    reportedMembers: membersOf(row, report),
  };
}

/** A code cell is digits even where the spreadsheet program made a number of it. */
export function codeOf(row: FieldRow, report: Report, field = 'code'): string {
  const cell: SheetCell | undefined = row.cell(field);
  const typed = row.text(field);
  if (typed === '') return '';
  const code = typed.normalize('NFKC').replaceAll(/\s/g, '').replace(/^'/, '');
  if (cell?.precisionLost) report.faultAt(row, field, 'import.code-precision-lost');
  else if (code.length > 32) report.faultAt(row, field, 'input.too-long', { most: 32 });
  else if (!CODE.test(code)) report.faultAt(row, field, 'organization.bad-code');
  else return code;
  return '';
}

function kindOf(row: FieldRow, name: string, report: Report): OrganizationKind | null {
  const word = row.text('kind');
  if (word === '') return kindOfName(name);
  const kind = kindOfWord(word.slice(0, 40));
  if (kind === undefined) report.faultAt(row, 'kind', 'import.unknown-organization-kind');
  return kind ?? null;
}

function domainOf(row: FieldRow, report: Report): Domain | null {
  const word = row.text('domain');
  if (word === '' || /^[-—/]+$/.test(word)) return null;
  const domain = domainOfWord(word.slice(0, 40));
  if (domain === undefined) report.faultAt(row, 'domain', 'import.unknown-domain');
  return domain ?? null;
}

/** Shown to everybody, so a private number is left out; a faulty one does not keep the organization out. */
function phoneOf(row: FieldRow, report: Report): string | null {
  const typed = row.text('phone');
  if (typed === '') return null;
  const phone = typed.length > 60 ? undefined : parsePhone(typed);
  if (phone?.ok && phone.value === null) return null;
  if (phone?.ok && phone.value && MOBILE.test(phone.value.number) && phone.value.number.length >= 11) {
    report.warn(row.row, 'phone', 'import.private-mobile', '');
  } else if (!phone?.ok || phone.value?.masked) {
    report.warn(row.row, 'phone', 'import.phone-left-out', typed);
  } else return phone.value?.number ?? null;
  return null;
}

function membersOf(row: FieldRow, report: Report): number | null {
  const typed = row.text('members');
  if (typed === '') return null;
  const count = parseInteger(typed.slice(0, 60));
  if (count.ok && (count.value === null || (count.value >= 0 && count.value <= 10_000_000)))
    return count.value;
  report.warn(row.row, 'members', 'import.members-left-out', typed);
  return null;
}
