import { sql } from 'kysely';
import { SYSTEM } from '../../src/kernel/actor.ts';
import { printLetters, type LetterSheet } from '../../src/documents/letters/index.ts';
import { withActor, type Context } from '../../src/platform/index.ts';
import { currentRound } from '../../src/registry/rounds/index.ts';
import { letterSheet } from '../../src/steps/3-publish/printing/letter-sheets.ts';
import { printBatch } from '../../src/steps/3-publish/printing/print-batch.ts';
import { LETTERS_PER_FILE } from '../../src/steps/3-publish/printing/rules.ts';
import type { PrintScope } from '../../src/steps/3-publish/printing/select-letters.ts';
import { typesetterOf } from '../../src/steps/3-publish/printing/typesetter-of.ts';
import type { PrintOrder } from '../../src/steps/3-publish/printing/types.ts';
import type { City } from '../city.ts';
import { say, type Line, type Section } from '../report.ts';

const ORIGIN = 'https://yinuo.example.gov.cn';
const BUDGET = 100;
/** Enough to see whether memory grows from file to file. */
const FILES_MOST = 6;

/** Letters of the largest county in combined files, beside the setting of as many forms without words or codes. */
export async function benchDocuments(city: City): Promise<Section[]> {
  const ctx = withActor(city.office, SYSTEM);
  const scope = await largestCounty(ctx);
  const order = { print: 'letters', copy: 'publication', format: 'pdf', paper: 'a3', duplex: false, extent: 'subtree', letterId: null, organizationId: scope.organizationId, committer: 'organization' } as const satisfies PrintOrder; // prettier-ignore
  const machine = typesetterOf(ctx);
  // The process, its fonts and the first layout are there before the clock runs.
  const first = await printBatch(ctx, { order, scope, origin: ORIGIN }, null, 5);
  if (!first) throw new Error('the city has no published letter');
  const forms = Array.from({ length: LETTERS_PER_FILE }, () =>
    bare(letterSheet(first.letters[0]!, order, ORIGIN)),
  );
  const bareStarted = performance.now();
  await printLetters(machine, {
    letters: forms,
    duplex: false,
    archive: true,
    tagged: false,
    at: new Date(0),
  });
  const limit = (forms.length * 1000) / (performance.now() - bareStarted);
  say('forms without words are set');

  let [letters, bytes, pages, files] = [0, 0, 0, 0];
  const started = performance.now();
  for (let after: Parameters<typeof printBatch>[2] = null; files < FILES_MOST; files += 1) {
    const batch = await printBatch(ctx, { order, scope, origin: ORIGIN }, after, LETTERS_PER_FILE);
    if (!batch) break;
    await ctx.files.put(batch.bytes, batch.bytes.length);
    letters += batch.printed.length;
    bytes += batch.bytes.length;
    pages += batch.pages ?? 0;
    after = batch.lastKey;
  }
  const rate = (letters * 1000) / (performance.now() - started);
  await machine.close();
  return [{ title: `documents: letters of ${scope.organizationName}`, lines: [
    line(`${letters} letters in ${files} files`, `${rate.toFixed(0)} letters/s`, `${limit.toFixed(0)} bare forms/s`, rate / limit, `≥ ${BUDGET} letters/s`, rate >= BUDGET),
    line('size of a letter', `${(bytes / letters / 1024).toFixed(1)} KiB`, `${(pages / letters).toFixed(2)} pages`, bytes / letters / 1024, '', undefined),
    line('most memory', `setting ${mebibytes(machine.peak())} MiB`, `office ${mebibytes(process.resourceUsage().maxRSS * 1024)} MiB`, machine.peak() / (process.resourceUsage().maxRSS * 1024), '', undefined),
  ] }]; // prettier-ignore
}

const line = (what: string, value: string, limit: string, ratio: number, budget: string, met: boolean | undefined): Line => ({ what, value, limit, ratio, budget, met }); // prettier-ignore

const mebibytes = (count: number): string => (count / 1024 / 1024).toFixed(0);

/** The form of the same kind with nothing written in it and no code to draw. */
const bare = (sheet: LetterSheet): LetterSheet => ({
  ...sheet,
  facts: sheet.facts.map(([label, , wide]) => [label, '', wide ?? false]),
  items: [],
  check: { qr: null, address: '', fingerprint: '', logIndex: null, note: '' },
});

async function largestCounty(ctx: Context): Promise<PrintScope> {
  const round = await currentRound(ctx);
  if (!round) throw new Error('the city has no round');
  const counties = await ctx.db
    .selectFrom('organization')
    .select(['id', 'name', 'path'])
    .select((eb) =>
      eb
        .selectFrom('organization as below')
        .whereRef('below.path', '>', 'organization.path')
        .where('below.path', '<', sql<string>`organization.path || '~'`)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('count'),
    )
    .where('depth', '=', 1)
    .orderBy('count', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return {
    organizationId: counties.id,
    organizationName: counties.name,
    path: counties.path,
    roundId: round.id,
  };
}
