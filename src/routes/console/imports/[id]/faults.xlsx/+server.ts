import { Readable } from 'node:stream';
import { errorWorkbookStream, type RefusedRow } from '../../../../../documents/sheet/index.ts';
import { columnLetter, refusedRows, type FaultyRow } from '../../../../../registry/imports/index.ts';
import { errorText } from '../../../../../ui/messages/errors.ts';
import { messagesFor, type Locale } from '../../../../../ui/messages/index.ts';
import { workbookResponse } from '../../workbook-response.ts';
import type { RequestHandler } from './$types';

/** The rows left out, under their own headings, with the reasons beside them: corrected, it can be uploaded again. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { context, locale } = locals;
  const { job, rows } = await refusedRows(context, params.id);
  const words = messagesFor(locale).imports.faults;
  const width = Math.max(0, ...(job.head?.headings.map(({ column }) => column) ?? []));
  const headings = Array.from(
    { length: width },
    (_, index) => job.head?.headings.find(({ column }) => column === index + 1)?.text ?? '',
  );
  const book = errorWorkbookStream(
    { name: words.bookName, headings, reasonTitle: words.bookReason, rowTitle: words.bookRow },
    asRefused(rows, headings, locale),
  );
  return workbookResponse(
    Readable.toWeb(book),
    `${words.bookName}-${job.fileName.replace(/\.\w+$/, '')}.xlsx`,
  );
};

async function* asRefused(
  rows: AsyncIterable<FaultyRow>,
  headings: readonly string[],
  locale: Locale,
): AsyncGenerator<RefusedRow> {
  const colon = locale === 'zh' ? '：' : ': ';
  const where = (column: number | null): string =>
    column === null ? '' : `${columnLetter(column)} ${headings[column - 1] ?? ''}${colon}`;
  for await (const { row, cells, faults } of rows) {
    yield {
      row: {
        row,
        cells: cells.map((text) => ({ kind: text === '' ? 'empty' : 'text', text, value: text || null, precisionLost: false })), // prettier-ignore
      },
      faults: faults.map(({ column, code, params }) => ({
        column,
        reason: `${where(column)}${errorText(locale, code, params)}`,
      })),
    };
  }
}
