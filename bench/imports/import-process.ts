/**
 * Imports one roster by the product's importer and takes it back, in a process of its own so that the memory is the
 * import's alone: `node import-process.ts FILE`, with DATABASE_URL and YINUO_DATA set. Prints one JSON object.
 */
import { basename } from 'node:path';
import { SYSTEM } from '../../src/kernel/actor.ts';
import { openOffice, readConfig, silentLog, transact, withActor } from '../../src/platform/index.ts';
import { importFile, readHead } from '../../src/registry/imports/index.ts';
import { peopleImporter } from '../../src/registry/people/index.ts';
import { followWithin } from '../../src/registry/letters/index.ts';

export interface ImportTaken {
  readonly created: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

class TakeBack extends Error {}

const path = process.argv[2] ?? '';
const opened = await openOffice(readConfig(), silentLog, { sendOnly: true, followPeople: followWithin });
const ctx = withActor(opened.office, SYSTEM);
const started = performance.now();
let taken: ImportTaken | undefined;
await transact(ctx, async (tx) => {
  const source = { path, fileName: basename(path) };
  const { head, guess } = await readHead(peopleImporter, source);
  const { summary } = await importFile(tx, {
    importer: peopleImporter,
    source,
    head,
    mapping: guess,
    confirm: true,
  });
  const seconds = (performance.now() - started) / 1000;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  taken = { created: summary.created, seconds, peakMegabytes };
  throw new TakeBack();
}).catch((error: unknown) => {
  if (!(error instanceof TakeBack)) throw error;
});
process.stdout.write(JSON.stringify(taken));
await opened.stop();
