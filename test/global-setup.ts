import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbedded } from '../src/platform/embedded-postgres.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openQueue } from '../src/platform/queue.ts';
import { withDatabase } from './database-url.ts';

/** One PostgreSQL for the whole run: DATABASE_URL when given, else an embedded one without fsync. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = createLog({ logLevel: 'warn' });
  const given = process.env['DATABASE_URL'];
  const data = given ? undefined : await mkdtemp(join(tmpdir(), 'yinuo-test-'));
  // Reachable by the user that the database runs as when the tests run as root.
  if (data) await chmod(data, 0o755);
  const embedded = data
    ? await startEmbedded({ data, databasePool: 16, pgBin: process.env['YINUO_PG_BIN'] }, log, {
        durable: false,
        spareConnections: 184,
      })
    : undefined;
  const url = embedded ? urlOf(embedded.connection) : (given ?? '');
  const run = `yinuo_test_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${run} template template0 encoding 'UTF8' locale 'C'`);
  const template = await openDatabase(
    { data: '', databaseUrl: withDatabase(url, run), databasePool: 2, pgBin: undefined, schema: undefined },
    log,
  );
  await migrate(template.db, log);
  await (await openQueue(template.pool, log, { sendOnly: true })).stop();
  await template.stop();
  project.provide('server', { url, template: run });

  return async () => {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where datname like '${run}%'`,
    );
    if (!embedded)
      for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
    await admin.end();
    await embedded?.stop();
    if (data) await rm(data, { recursive: true, force: true });
  };
}

const urlOf = ({ host, port, user, password, database }: pg.ClientConfig): string =>
  `postgres://${user}:${String(password)}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`;
