import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { City } from '../city.ts';
import { median } from '../measure.ts';
import { say, type Line, type Section } from '../report.ts';
import type { ImportTaken } from './import-process.ts';
import { COPIED, writeRoster, type Roster } from './roster.ts';

const ROWS = 100_000;
const ROUNDS = 3;
const MEMORY_MB = 512;
const FORMATS = [
  { format: 'csv', budget: 20_000 },
  { format: 'xlsx', budget: 10_000 },
] as const;

/**
 * A roster of newcomers through the importer, beside the same rows by `COPY` into a table with the same indexes and
 * foreign keys. Both are taken back at the end of their transaction, so that the city stays as it was.
 */
export async function benchImport(city: City): Promise<Section[]> {
  const rows = Math.max(2000, Math.round(ROWS * Math.min(1, city.share)));
  const roster = await writeRoster(city.office, city.scratch, rows);
  say(`roster of ${rows} people written`);
  const copies: number[] = [];
  const imports = { csv: [] as ImportTaken[], xlsx: [] as ImportTaken[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    copies.push(rows / (await copy(city, roster)));
    for (const { format } of FORMATS) imports[format].push(await runImport(city, roster[format], rows));
  }
  const limit = median(copies);
  const lines = FORMATS.flatMap(({ format, budget }): Line[] => {
    const rate = median(imports[format].map(({ seconds }) => rows / seconds));
    const memory = Math.max(...imports[format].map(({ peakMegabytes }) => peakMegabytes));
    const what = `roster of ${rows} rows, ${format.toUpperCase()}`;
    return [
      {
        what,
        value: `${rate.toFixed(0)} rows/s`,
        limit: `COPY ${limit.toFixed(0)} rows/s`,
        ratio: rate / limit,
        budget: `≥ ${budget} rows/s`,
        met: rate >= budget,
      },
      {
        what: `${what}, memory`,
        value: `${memory.toFixed(0)} MB at most`,
        limit: `${MEMORY_MB} MB`,
        ratio: memory / MEMORY_MB,
        budget: `≤ ${MEMORY_MB} MB`,
        met: memory <= MEMORY_MB,
      },
    ];
  });
  return [{ title: 'roster import', lines }];
}

async function runImport({ url, scratch }: City, file: string, rows: number): Promise<ImportTaken> {
  const program = join(import.meta.dirname, 'import-process.ts');
  const env = { ...process.env, DATABASE_URL: url, YINUO_DATA: join(scratch, 'import-data') };
  const { stdout } = await promisify(execFile)(process.execPath, [program, file], { env });
  const taken = JSON.parse(stdout) as ImportTaken;
  if (taken.created !== rows) throw new Error(`${file}: ${taken.created} of ${rows} people were imported`);
  return taken;
}

/** @returns seconds */
async function copy({ connection }: City, roster: Roster): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(`begin;
      create table roster_copy (like person including all);
      alter table roster_copy add foreign key (organization_id) references organization (id),
        add foreign key (counted_organization_id) references organization (id)`);
    const started = performance.now();
    await client.query(`copy roster_copy (${COPIED}) from '${roster.lines}'`);
    return (performance.now() - started) / 1000;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
