import { Readable } from 'node:stream';
import { xlsxStream } from '../../../../../documents/sheet/index.ts';
import { messagesFor } from '../../../../../ui/messages/index.ts';
import { importerOf, isOffered } from '../../importers.ts';
import { workbookResponse } from '../../workbook-response.ts';
import type { RequestHandler } from './$types';

/** An empty table with the headings the import knows. */
export const GET: RequestHandler = ({ locals, params }) => {
  const importer = importerOf(params.kind);
  const words = messagesFor(locals.locale).imports;
  const kind = isOffered(params.kind) ? params.kind : 'organizations';
  const titles: Readonly<Record<string, string>> = words.fields[kind];
  const table = {
    name: words.upload.kinds[kind],
    columns: importer.fields.map(({ name }) => ({ title: titles[name] ?? name, width: 20 })),
  };
  return workbookResponse(Readable.toWeb(xlsxStream(table, [])), `${words.upload.kinds[kind]}.xlsx`);
};
