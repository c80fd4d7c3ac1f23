import { error } from '@sveltejs/kit';
import { csvLines } from '../../../documents/sheet/index.ts';
import type { Office } from '../../../platform/index.ts';
import type { OpenItem } from '../../../steps/3-publish/index.ts';
import { messagesFor } from '../../../ui/messages/index.ts';
import { ITEM_FIELDS, itemRecord, LICENSE, type ItemRecord } from './item-record.ts';
import { fileName, sendFile } from './send-file.ts';

export interface ItemFile {
  readonly title: string;
  /** Address of the page that shows the same. */
  readonly page: string;
  readonly items: readonly OpenItem[];
  /** Address of the following part. */
  readonly next: string | null;
  /** Said in JSON before the items. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** Items as a file for programs or for a spreadsheet. */
export async function sendItems(
  office: Office,
  site: string,
  format: string,
  { title, page, items, next, about }: ItemFile,
): Promise<Response> {
  const records = items.map((item) => itemRecord(office, site, item));
  const today = office.clock.today();
  if (format === 'csv') {
    const body = await Array.fromAsync(csvLines(tableOf(title), records.map(rowOf)));
    return sendFile({ body: body.join(''), type: 'text/csv', name: fileName(title, `${today}.csv`), next });
  }
  if (format !== 'json') error(404);
  const told = {
    title,
    page,
    license: LICENSE,
    fields: `${site}/open-data`,
    day: today,
    ...about,
    count: records.length,
    next,
    items: records,
  };
  return sendFile({
    body: `${JSON.stringify(told, null, 1)}\n`,
    type: 'application/json',
    name: fileName(title, `${today}.json`),
    next,
  });
}

const tableOf = (name: string) => ({
  name,
  columns: ITEM_FIELDS.map((field) => ({
    title: `${messagesFor('zh').portal.open.fields[field].name} ${field}`,
  })),
});

/** Codes read as words, as a spreadsheet is read by people. */
function rowOf(record: ItemRecord) {
  const { words } = messagesFor('zh');
  const told = {
    ...record,
    committerKind: words.committers[record.committerKind],
    state: words.itemStates[record.state],
    overdue: record.overdue ? words.yes : words.no,
  };
  return { cells: ITEM_FIELDS.map((field) => told[field]) };
}
