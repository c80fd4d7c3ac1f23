import type { DomainError } from '../kernel/errors.ts';
import {
  columnLetter,
  type Importer,
  type ImportFault,
  type ImportQuestion,
  type ImportSummary,
  type Mapping,
  type SheetHead,
} from '../registry/imports/index.ts';
import { checks as enChecks } from '../ui/messages/en/checks.ts';
import { imports as enImports } from '../ui/messages/en/imports.ts';
import { optionLabel } from '../ui/messages/import-option.ts';
import { checks as zhChecks } from '../ui/messages/zh/checks.ts';
import { imports as zhImports } from '../ui/messages/zh/imports.ts';
import { errorText } from '../ui/messages/errors.ts';
import type { Terminal } from './command.ts';
import { fieldLabel } from './import-mapping.ts';

const SHOWN = 200;

/** The line for programs: columns by their letters, faults only, no notes. */
export function resultJson(
  summary: ImportSummary,
  faults: readonly ImportFault[],
  questions: readonly ImportQuestion[] = [],
): string {
  const { rows, created, updated, unchanged } = summary;
  return JSON.stringify({
    rows,
    created,
    updated,
    unchanged,
    ...(summary.figures === undefined ? {} : { figures: summary.figures }),
    ...(questions.length === 0
      ? {}
      : {
          questions: questions.map(({ field, value, count, proposal }) => ({
            field,
            value,
            rows: count,
            proposal,
          })),
        }),
    ...(summary.findings === undefined
      ? {}
      : { findings: Object.fromEntries(summary.findings.map(({ code, count }) => [code, count])) }),
    faults: faults
      .filter(({ warning }) => !warning)
      .map(({ row, column, code, value }) => ({ row, column: column && columnLetter(column), code, value })),
  });
}

/** The same line for a file that was refused as a whole. */
export const failureJson = ({ code }: DomainError): string =>
  JSON.stringify({
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    faults: [{ row: null, column: null, code, value: null }],
  });

/** Which column was taken for what, and which are left out. */
export function columnsText(
  importer: Importer,
  head: SheetHead,
  mapping: Mapping,
  { words, language }: Terminal,
): string {
  const fields = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const lines = head.headings.map(({ column, text }) => {
    const field = fields.get(column);
    const left = head.left.find((one) => one.column === column)?.reason;
    const meaning = field
      ? fieldLabel(importer, field, language)
      : left === 'notCollected'
        ? words.notCollected
        : words.notImported;
    return `  ${columnLetter(column).padEnd(3)} ${text} → ${meaning}`;
  });
  return [words.columns, ...lines].join('\n');
}

export function faultsText(
  head: SheetHead,
  faults: readonly ImportFault[],
  { words, language }: Terminal,
): string {
  if (faults.length === 0) return '';
  const headings = new Map(head.headings.map(({ column, text }) => [column, text]));
  const lines = faults.slice(0, SHOWN).map(({ row, column, code, value, params, warning }) => {
    const where = column === null ? '' : `${columnLetter(column)} ${headings.get(column) ?? ''}`.trim();
    const reason = `${warning ? words.warning : ''}${errorText(language, code, params)}`;
    return [row, where, (value ?? '').replaceAll(/\s+/g, ' ').slice(0, 40), reason].join('\t');
  });
  if (faults.length > SHOWN) lines.push(words.more(faults.length - SHOWN));
  return [words.faultTitles.join('\t'), ...lines].join('\n');
}

/** What the table leaves open; namesakes are named row by row and always left out here. */
export function questionsText(questions: readonly ImportQuestion[], { words, language }: Terminal): string {
  if (questions.length === 0) return '';
  const m = language === 'en' ? enImports : zhImports;
  const lines = questions.slice(0, SHOWN).map(({ value, count, proposal, options, cells }) => {
    const rows = count === 1 ? String(cells[0]?.row ?? '') : '';
    const offered = options.map((option) => optionLabel(m, option));
    return [value, count, rows, proposal ?? offered.join(' / ')].join('\t');
  });
  return [words.questions, words.questionTitles.join('\t'), ...lines].join('\n');
}

/** What is made beside rows, and what the checks say of it. */
export function figuresText({ figures, findings }: ImportSummary, { language }: Terminal): string {
  const labels: Readonly<Record<string, string>> = (language === 'en' ? enImports : zhImports).figures;
  const names: Readonly<Record<string, string>> = (language === 'en' ? enChecks : zhChecks).names;
  return [
    ...Object.entries(figures ?? {}).map(([name, value]) => `${labels[name] ?? name}\t${value}`),
    ...(findings ?? []).map(({ code, count }) => `${names[code] ?? code}\t${count}`),
  ].join('\n');
}
