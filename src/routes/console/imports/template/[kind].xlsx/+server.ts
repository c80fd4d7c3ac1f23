import { Readable } from 'node:stream';
import { xlsxStream, type TableRow } from '../../../../../documents/sheet/index.ts';
import { rosterSheet } from '../../../../../steps/1-propose/imports/index.ts';
import { messagesFor } from '../../../../../ui/messages/index.ts';
import { importerOf, isOffered } from '../../importers.ts';
import { workbookResponse } from '../../workbook-response.ts';
import type { RequestHandler } from './$types';

const WIDTHS: Readonly<Record<string, number>> = { content: 48, measures: 36, text: 48 };

/**
 * An empty table with the headings the import knows, an example and how to fill it in; with `organization` the people
 * from whom a letter is still expected stand in it.
 */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const importer = importerOf(params.kind);
  const words = messagesFor(locals.locale).imports;
  const kind = isOffered(params.kind) ? params.kind : 'organizations';
  const titles: Readonly<Record<string, string>> = words.fields[kind];
  const fields = importer.fields.map(({ name }) => name);
  const rowOf = (cells: Readonly<Record<string, string>>): TableRow => ({
    cells: fields.map((field) => cells[field] ?? ''),
  });
  const note = (text: string): TableRow => ({ cells: [text] });
  const organization = kind === 'letters' ? url.searchParams.get('organization') : null;
  const roster = organization ? await rosterSheet(locals.context, organization) : null;
  const { templates } = words;
  const rows: readonly TableRow[] = roster
    ? [...roster.rows.map((one) => rowOf({ ...one, responsible: one.name })), note(templates.lettersNote)]
    : kind === 'needs'
      ? [rowOf(templates.needs), note(templates.needsNote)]
      : kind === 'letters'
        ? [rowOf(templates.letters), note(templates.lettersNote)]
        : [];
  const name = [words.upload.kinds[kind], roster?.name].filter(Boolean).join('-');
  const columns = fields.map((field) => ({ title: titles[field] ?? field, width: WIDTHS[field] ?? 20 }));
  return workbookResponse(Readable.toWeb(xlsxStream({ name, columns }, rows)), `${name}.xlsx`);
};
