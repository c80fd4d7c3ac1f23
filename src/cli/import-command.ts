import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SYSTEM } from '../kernel/actor.ts';
import { isDomainError } from '../kernel/errors.ts';
import { withActor } from '../platform/index.ts';
import { importFile, missingFields, readHead, type Importer } from '../registry/imports/index.ts';
import { organizationImporter } from '../registry/organizations/index.ts';
import { peopleImporter } from '../registry/people/index.ts';
import { lettersImporter, needsImporter } from '../steps/1-propose/imports/index.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { fieldLabel, mapColumns } from './import-mapping.ts';
import { columnsText, failureJson, faultsText, resultJson } from './import-output.ts';
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

async function bringIn(
  importer: Importer,
  path: string,
  options: { confirm: boolean; json: boolean; map: string[] },
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
  if (!options.json) say(`${columnsText(importer, head, mapping, terminal)}\n`);
  const { summary, report } = await withOffice((office) =>
    importFile(withActor(office, SYSTEM), {
      importer,
      source,
      head,
      mapping,
      confirm: options.confirm,
    }),
  );
  if (options.json) {
    say(resultJson(summary, report.all()));
    return 0;
  }
  const faults = faultsText(head, report.all(), terminal);
  if (faults !== '') say(`${faults}\n`);
  const { rows, created, updated, unchanged, faulty } = summary;
  say((options.confirm ? words.imported : words.checked)(rows, created, updated, unchanged, faulty));
  if (!options.confirm) say(words.confirmHint);
  return 0;
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
