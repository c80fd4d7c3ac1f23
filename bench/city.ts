import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachEmbedded, type Connection } from '../src/platform/embedded-postgres.ts';
import { openOffice, readConfig, settableClock, silentLog, type Office } from '../src/platform/index.ts';
import { generateCity, scaledCity } from './generate-city.ts';
import { Usage, type Options } from './options.ts';
import { say, sayProgress } from './report.ts';
import { followWithin } from '../src/registry/letters/index.ts';

/** Mid-year, when a part of the generated items is overdue and a part falls due soon. */
const TODAY = '2026-06-15T02:00:00Z';

export interface City {
  readonly office: Office;
  readonly connection: Connection;
  /** The same database for another process. */
  readonly url: string;
  /** A folder for files of this run, readable by the database's own user. */
  readonly scratch: string;
  readonly share: number;
  close(): Promise<void>;
}

/**
 * Starts an embedded database with everything durable and makes sure that it holds the city.
 * @throws Usage when the kept folder holds another city
 */
export async function openCity({ share, keep }: Options): Promise<City> {
  const scratch = mkdtempSync(join(tmpdir(), 'yinuo-bench-'));
  chmodSync(scratch, 0o755);
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const data = keep ?? join(scratch, 'data');
  const config = readConfig({ YINUO_DATA: data, YINUO_LOG_LEVEL: 'silent' });
  const opened = await openOffice(config, silentLog, {
    clock: settableClock(TODAY),
    sendOnly: true,
    followPeople: followWithin,
  });
  const close = (): Promise<void> => opened.stop();
  try {
    await fill(opened.office, share);
    const connection = await attachEmbedded(data);
    if (!connection) throw new Error(`no database runs on ${data}`);
    const { user, password, host, port, database } = connection;
    const url = `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
    say(`PostgreSQL ${opened.database.version}, fsync on, data in ${data}`);
    return { office: opened.office, connection, url, scratch, share, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill({ db }: Office, share: number): Promise<void> {
  const plan = scaledCity(share);
  const held = async (table: 'organization' | 'person' | 'round_tally'): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirst();
    return row?.n ?? 0;
  };
  const organizations = await held('organization');
  if (organizations === 0) {
    const started = performance.now();
    await generateCity(db, plan, sayProgress);
    say(`city generated in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    return;
  }
  const [people, tallies] = [await held('person'), await held('round_tally')];
  if (people !== plan.people || tallies !== organizations)
    throw new Usage(
      `the folder holds another city, or half of one (${people} people); remove it or fit --share`,
    );
}
