import type { Report } from '../../../registry/imports/index.ts';
import type { EnteredDraft, EnteredItem, ItemContent, Standing } from '../../../registry/letters/index.ts';
import type { SheetLetter } from './letter-people.ts';

/**
 * What becomes of one letter of the sheet. Nothing typed by hand is written over: a present draft is written again only
 * when the same file made it and nobody changed it since. Null after a fault at each of its rows.
 */
export function decideDraft(
  { organization, person, name, rows }: SheetLetter,
  standing: Standing | undefined,
  fileName: string,
  report: Report,
): EnteredDraft | 'unchanged' | null {
  const present = standing?.letter ?? null;
  const items = rows.map(({ item }, index) => withWhatIsKnown(item, present?.items[index]));
  if (present && saysTheSame(present.items, items)) return 'unchanged';
  const own = present?.state === 'draft' && present.importedFrom === fileName;
  const code =
    standing?.otherwise === 'oral'
      ? 'letter.has-oral'
      : standing?.otherwise === 'exempt'
        ? 'letter.is-exempt'
        : present === null || own
          ? null
          : present.state === 'draft'
            ? 'import.draft-exists'
            : 'import.letter-under-way';
  if (code !== null) {
    for (const { row } of rows) report.fault(row, null, code, name);
    return null;
  }
  return {
    organization: { id: organization.id, serial: organization.serial },
    personId: person?.id ?? null,
    name,
    countsAs: person?.kind ?? 'organization',
    items,
    present,
  };
}

/** The same deed twice for one committer is a slip of the sheet. */
export function dropRepeated({ rows, name }: SheetLetter, report: Report): void {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const row = rows[i];
    const twin = row && rows.slice(0, i).find(({ item }) => item.content !== '' && sameItem(item, row.item));
    if (!row || !twin || report.isFaulty(row.row)) continue;
    report.fault(row.row, 'content', 'import.duplicate-row', name, { row: twin.row });
    rows.splice(i, 1);
  }
}

/** Empty and vague cells do not erase what was answered or filled in before. */
const withWhatIsKnown = (item: EnteredItem, present: ItemContent | undefined): EnteredItem =>
  present?.content === item.content
    ? {
        ...item,
        category: item.category || present.category,
        measures: item.measures || present.measures,
        dueOn: item.dueOn || present.dueOn,
      }
    : item;

const saysTheSame = (present: readonly ItemContent[], items: readonly EnteredItem[]): boolean =>
  present.length === items.length &&
  items.every((item, index) => {
    const other = present[index];
    return other !== undefined && sameItem(item, other);
  });

const sameItem = (one: EnteredItem, other: EnteredItem): boolean =>
  one.category === other.category &&
  one.content === other.content &&
  one.measures === other.measures &&
  one.responsiblePerson === other.responsiblePerson &&
  one.dueOn === other.dueOn &&
  (one.targetQuantity ?? null) === (other.targetQuantity ?? null) &&
  (one.targetUnit ?? null) === (other.targetUnit ?? null);
