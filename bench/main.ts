/**
 * Measures the speed budgets of the product at a generated city, each beside a limit measured in the same run.
 *
 *     npm run bench -- [--share 0.02] [--keep FOLDER] [--only http,lists,import,writes,documents]
 */
import { availableParallelism, loadavg } from 'node:os';
import { tellPlatformFailure } from '../src/platform/index.ts';
import { openCity, type City } from './city.ts';
import { benchDocuments } from './documents/bench-documents.ts';
import { benchHttp } from './http/bench-http.ts';
import { benchImport } from './imports/bench-import.ts';
import { benchLists } from './lists/bench-lists.ts';
import { readOptions, Usage, type Part } from './options.ts';
import { say, table, type Section } from './report.ts';
import { benchWrites } from './writes/bench-writes.ts';

const BENCHES: Readonly<Record<Part, (city: City) => Promise<Section[]>>> = {
  http: benchHttp,
  lists: benchLists,
  import: benchImport,
  writes: benchWrites,
  documents: benchDocuments,
};

// Leaving by `exit` ends the database too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const BUSY = 0.5;

try {
  const busy = (loadavg()[0] ?? 0) / availableParallelism();
  const options = readOptions(process.argv.slice(2));
  const city = await openCity(options);
  try {
    const sections: Section[] = [];
    for (const part of options.only) {
      say(`${part} …`);
      sections.push(...(await BENCHES[part](city)));
    }
    process.stdout.write(table(sections));
    if (busy > BUSY) {
      process.stdout.write(
        `\nOther programs kept this machine busy (load ${busy.toFixed(1)} a processor at the start):\n` +
          'times are longer and rates lower than the product is; ratios hold better.\n',
      );
    }
  } finally {
    await city.close();
  }
} catch (error) {
  const defect = error instanceof Error ? error.stack : String(error);
  const told = error instanceof Usage ? error.message : (tellPlatformFailure(error) ?? defect);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
}
