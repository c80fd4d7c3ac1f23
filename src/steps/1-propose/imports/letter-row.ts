import { parseInteger } from '../../../documents/sheet/index.ts';
import { takeText, NONE, type FieldRow, type Report } from '../../../registry/imports/index.ts';
import { LIMITS, type Committer, type EnteredItem } from '../../../registry/letters/index.ts';
import { nameKey, sameName, type Organization } from '../../../registry/organizations/index.ts';
import type { Category, Round } from '../../../registry/rounds/index.ts';
import { readDue } from './read-due.ts';
import { takeWords } from './texts.ts';

/** One promised deed of the sheet, and whose it is. A faulty one is kept, since it holds back the whole letter. */
export interface LetterRow {
  readonly row: number;
  readonly place: Organization;
  readonly committer: Committer;
  readonly name: string;
  readonly externalKey: string;
  readonly post: string;
  readonly item: EnteredItem;
}

/** Reads the rows of one sheet for one round; undefined when not even the committer is clear. */
export function letterRows(
  round: Round,
  report: Report,
): (row: FieldRow, place: Organization) => LetterRow | undefined {
  // prettier-ignore
  const categories = {
    person: byName(round.settings.categories.person),
    organization: byName(round.settings.categories.organization),
  };

  function categoryOf(row: FieldRow, committer: Committer, label: string): string {
    const typed = row.text('category').slice(0, 100);
    if (typed === '') return '';
    const known = categories[committer].get(nameKey(typed));
    if (known !== undefined) return known;
    const options = round.settings.categories[committer].map(({ code, name }) => ({
      value: code,
      label: name.zh,
    }));
    const asked = { kind: 'choice', value: typed, proposal: null, options } as const;
    const answer = report.ask(row.row, 'category', label, asked);
    const chosen = options.find(({ value }) => value === answer)?.value;
    if (chosen === undefined) report.leaveOpen('import.unknown-category');
    return chosen ?? '';
  }

  function dueOf(row: FieldRow, label: string): string {
    const cell = row.cell('due');
    const typed = row.text('due');
    if (!cell || typed === '') return '';
    const read = readDue(cell, round);
    if ('day' in read) return read.day;
    if ('wrong' in read) {
      report.warn(row.row, 'due', 'import.due-unreadable', typed);
      return '';
    }
    const asked = { kind: 'day', value: typed, proposal: read.ask, options: [] } as const;
    const answer = report.ask(row.row, 'due', label, asked);
    if (answer !== undefined && answer !== NONE) return answer;
    report.leaveOpen('import.due-vague');
    return '';
  }

  return (row, place) => {
    const typedName = row.has('name') ? takeText(row, 'name', 100, report) : '';
    if (row.has('name') && typedName === '') report.fault(row.row, 'name', 'input.missing', null);
    if (typedName === null || (row.has('name') && typedName === '')) return undefined;
    const own = typedName === '' || sameName(typedName, place);
    const committer = own ? 'organization' : 'person';
    const name = own ? place.name : typedName;
    const label = own ? name : `${place.shortName ?? place.name} ${name}`;
    const content = takeWords(row, 'content', LIMITS.content, report);
    if (content === '') report.fault(row.row, 'content', 'input.missing', null);
    const measures = takeWords(row, 'measures', LIMITS.measures, report);
    const responsible = takeText(row, 'responsible', LIMITS.responsiblePerson, report);
    const unit = takeText(row, 'unit', LIMITS.targetUnit, report);
    const quantity = quantityOf(row, report);
    return {
      row: row.row,
      place,
      committer,
      name,
      externalKey: row.text('externalKey').slice(0, 100),
      post: row.text('post').slice(0, 100),
      item: {
        category: categoryOf(row, committer, label),
        content: content ?? '',
        measures: measures ?? '',
        responsiblePerson: responsible || (own ? '' : name.slice(0, LIMITS.responsiblePerson)),
        dueOn: dueOf(row, content ? `${label}：${content.slice(0, 40)}` : label),
        ...(quantity === null ? {} : { targetQuantity: quantity }),
        ...(unit ? { targetUnit: unit } : {}),
      },
    };
  };
}

/** The first category of a name; both sets may know the same words. */
function byName(categories: readonly Category[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { code, name } of categories) {
    for (const word of [name.zh, name.en, code]) {
      if (word !== '' && !codes.has(nameKey(word))) codes.set(nameKey(word), code);
    }
  }
  return codes;
}

function quantityOf(row: FieldRow, report: Report): number | null {
  const typed = row.text('quantity');
  if (typed === '') return null;
  const read = typed.length > 20 ? undefined : parseInteger(typed);
  const number = read?.ok ? read.value : Number(typed.normalize('NFKC').slice(0, 20));
  if (number !== null && Number.isFinite(number) && number > 0 && number <= 1e12) return number;
  report.warn(row.row, 'quantity', 'import.quantity-left-out', typed);
  return null;
}
