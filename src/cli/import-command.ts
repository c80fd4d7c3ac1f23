import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SYSTEM } from '../kernel/actor.ts';
import { isDomainError } from '../kernel/errors.ts';
import { withActor, type Context } from '../platform/index.ts';
import {
  guessedSettings,
  importFile,
  missingFields,
  readHead,
  type Answers,
  type FileImport,
  type Importer,
  type ReadResult,
  type SheetHead,
} from '../registry/imports/index.ts';
import { organizationByCode, organizationImporter } from '../registry/organizations/index.ts';
import { peopleImporter } from '../registry/people/index.ts';
import { lettersImporter, needsImporter } from '../steps/1-propose/imports/index.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { fieldLabel, mapColumns } from './import-mapping.ts';
import {
  columnsText,
  failureJson,
  faultsText,
  figuresText,
  questionsText,
  resultJson,
} from './import-output.ts';
import { withOffice } from './with-office.ts';

const IMPORTERS: Readonly<Record<string, Importer>> = {
  organizations: organizationImporter,
  people: peopleImporter,
  needs: needsImporter,
  letters: lettersImporter,
};

export const importCommand: Command = {
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        confirm: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        'accept-suggestions': { type: 'boolean', default: false },
        within: { type: 'string' },
        source: { type: 'string' },
        map: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [kind = '', typed] = positionals;
    const importer = Object.hasOwn(IMPORTERS, kind) ? IMPORTERS[kind] : undefined;
    if (values.help) {
      terminal.say(helpText(terminal));
      return 0;
    }
    if (!importer || typed === undefined || positionals.length > 2) throw new UsageError(helpText(terminal));
    const path = pathOf(typed);
    if (!existsSync(path)) throw new UsageError(terminal.words.noFile(path));
    try {
      return await bringIn(importer, path, values, terminal);
    } catch (error) {
      if (values.json && isDomainError(error)) terminal.say(failureJson(error));
      throw error;
    }
  },
};

interface ImportOptions {
  readonly confirm: boolean;
  readonly json: boolean;
  readonly map: string[];
  readonly 'accept-suggestions': boolean;
  readonly within?: string;
  readonly source?: string;
}

async function bringIn(
  importer: Importer,
  path: string,
  options: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const { words, language, say } = terminal;
  const source = { path, fileName: basename(path) };
  // Before the database is opened: a file that cannot be read costs nothing.
  const { head, guess } = await readHead(importer, source);
  const mapping = mapColumns(importer, head, guess, options.map, terminal);
  const missing = missingFields(importer.needed, mapping);
  if (missing.length > 0) {
    const fields = missing.map((group) =>
      group.map((field) => fieldLabel(importer, field, language)).join(' / '),
    );
    throw new UsageError(
      `${columnsText(importer, head, mapping, terminal)}\n\n${missingText(fields, terminal)}`,
    );
  }
  const settings = settingsOf(importer, head, source.fileName, options, terminal);
  if (!options.json) say(`${columnsText(importer, head, mapping, terminal)}\n`);
  const { summary, report } = await withOffice((office) =>
    importWith(withActor(office, SYSTEM), options, { importer, source, head, mapping, settings }),
  );
  if (options.json) {
    say(resultJson(summary, report.all(), report.questions()));
    return 0;
  }
  const faults = faultsText(head, report.all(), terminal);
  if (faults !== '') say(`${faults}\n`);
  const asked = questionsText(report.questions(), terminal);
  if (asked !== '') say(`${asked}\n`);
  const figures = figuresText(summary, terminal);
  if (figures !== '') say(`${figures}\n`);
  const { rows, created, updated, unchanged, faulty } = summary;
  say((options.confirm ? words.imported : words.checked)(rows, created, updated, unchanged, faulty));
  if (!options.confirm) say(words.confirmHint);
  return 0;
}

/** Imports, by the proposals of a first reading when these are wished for. */
async function importWith(
  ctx: Context,
  options: ImportOptions,
  { settings, ...request }: Omit<FileImport, 'confirm'> & { readonly settings: Answers },
): Promise<ReadResult> {
  const place = options.within === undefined ? undefined : await organizationByCode(ctx, options.within);
  const answers: Answers = place ? { ...settings, within: place.id } : settings;
  const first = options['accept-suggestions']
    ? await importFile(ctx, { ...request, answers, confirm: false })
    : null;
  const proposed = (first?.report.questions() ?? []).flatMap(({ key, proposal }) =>
    proposal === null ? [] : [[key, proposal]],
  );
  const accepted = { ...Object.fromEntries(proposed), ...answers };
  return importFile(ctx, { ...request, answers: accepted, confirm: options.confirm });
}

function settingsOf(
  importer: Importer,
  head: SheetHead,
  fileName: string,
  { source }: ImportOptions,
  { words }: Terminal,
): Answers {
  const guessed = guessedSettings(importer, head, fileName);
  if (source === undefined) return guessed;
  const known = importer.settings?.find(({ name }) => name === 'source')?.options ?? [];
  if (!known.includes(source)) throw new UsageError(words.badSource(source, known.join(' ')));
  return { ...guessed, source };
}

function missingText(fields: readonly string[], { language }: Terminal): string {
  return language === 'en'
    ? `Columns that are needed were not found: ${fields.join(', ')}. Name them by --map.`
    : `没有找到必需的列：${fields.join('、')}。请用 --map 指定。`;
}

function helpText({ words, language }: Terminal): string {
  const lines = Object.entries(IMPORTERS).map(
    ([kind, importer]) =>
      `  ${kind}: ${importer.fields.map(({ name }) => `${fieldLabel(importer, name, language)} (${name})`).join(', ')}`,
  );
  return [words.importUsage, words.fields, ...lines].join('\n');
}

/** npm runs scripts in the program's folder; a file is meant from where the person stands. */
function pathOf(typed: string): string {
  const from = process.env['INIT_CWD'];
  const there = from === undefined ? undefined : resolve(from, typed);
  return there !== undefined && existsSync(there) ? there : resolve(typed);
}
