import type { Office } from '../../../platform/index.ts';
import type { OpenItem } from '../../../steps/3-publish/index.ts';
import { itemLine } from '../item-lines.ts';

export const LICENSE = 'https://creativecommons.org/licenses/by/4.0/';

/** One item as open data; the names of its fields are a promise to programs, described on the page of open data. */
export function itemRecord(office: Office, site: string, item: OpenItem) {
  return {
    number: item.number,
    url: `${site}/i/${item.number}`,
    content: item.content,
    category: item.category.zh,
    measures: item.measures,
    responsiblePerson: item.responsiblePerson,
    committerKind: item.committer,
    committer: item.committerName,
    organizationCode: item.organizationCode,
    organization: item.organizationName,
    round: item.roundName,
    letter: item.letterNumber,
    version: item.version,
    publishedOn: item.publishedOn,
    dueOn: item.dueOn,
    state: item.state,
    overdue: itemLine(office, item).light === 'overdue',
    progress: item.progress,
    lastNote: item.lastNote,
    lastNoteOn: item.lastNoteOn,
    closedOn: item.closedOn,
    targetQuantity: item.targetQuantity,
    targetUnit: item.targetUnit,
    quantityReached: item.quantityReached,
  };
}

export type ItemRecord = ReturnType<typeof itemRecord>;
export type ItemField = keyof ItemRecord;

export const ITEM_FIELDS = [
  'number', 'url', 'content', 'category', 'measures', 'responsiblePerson', 'committerKind', 'committer',
  'organizationCode', 'organization', 'round', 'letter', 'version', 'publishedOn', 'dueOn', 'state', 'overdue',
  'progress', 'lastNote', 'lastNoteOn', 'closedOn', 'targetQuantity', 'targetUnit', 'quantityReached',
] as const satisfies readonly ItemField[]; // prettier-ignore
