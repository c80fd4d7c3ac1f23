import { error } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import { csvLines, xlsxStream } from '../../../../../../../../documents/sheet/index.ts';
import { exportResults } from '../../../../../../../../steps/1-propose/questionnaires/index.ts';
import { formatDay } from '../../../../../../../../ui/messages/format.ts';
import { messagesFor } from '../../../../../../../../ui/messages/index.ts';
import { workbookResponse } from '../../../../../../imports/workbook-response.ts';
import { tableOf } from '../table-of.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { locale, context } = locals;
  const words = messagesFor(locale).questionnaires;
  const exported = await exportResults(context, params.id);
  const { table, rows } = tableOf(exported, words, formatDay(locale, context.clock.today()));
  const name = `${exported.results.questionnaire.title}-${words.export.sheet}`;
  if (params.format === 'xlsx') {
    return workbookResponse(Readable.toWeb(xlsxStream(table, rows)), `${name}.xlsx`);
  }
  if (params.format !== 'csv') error(404);
  return new Response(Readable.toWeb(Readable.from(csvLines(table, rows))) as BodyInit, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
      'cache-control': 'no-store',
    },
  });
};
