import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { isDomainError } from '../../src/kernel/errors.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { silentLog } from '../../src/platform/log.ts';
import { postmasterOf, temporaryFolder } from './data-folder.ts';
import { processesOn, startWriter } from './server-process.ts';

const open = (data: string) =>
  openDatabase(
    { data, databaseUrl: undefined, databasePool: 4, pgBin: undefined, schema: undefined },
    silentLog,
  );

const ROUNDS = 6;

test('loses no acknowledged write when server and database are killed', async () => {
  const data = await temporaryFolder();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = startWriter(data);
    await server.line('open');
    await server.line('ack');
    await new Promise((resolve) => setTimeout(resolve, 50 + 60 * round));
    const postmaster = postmasterOf(data);
    // Every second time the database is left behind alive, as when only the server is killed.
    server.child.kill('SIGKILL');
    if (round % 2 === 0) process.kill(postmaster, 'SIGKILL');
    await server.ended;
    acknowledged.push(...server.lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4)));
    const { db, stop } = await open(data);
    const { rows } = await sql<{ id: string }>`select id from kept`.execute(db);
    const kept = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    const counter = await sql<{ n: number }>`select n from counter`.execute(db);
    expect(counter.rows[0]?.n).toBe(kept.size);
    const fsync = await sql<{ fsync: string }>`show fsync`.execute(db);
    expect(fsync.rows[0]?.fsync).toBe('on');
    await stop();
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 5);
  expect(processesOn(data)).toEqual([]);
}, 120_000);

test('the database process dies while the server runs: it comes back and waiting requests are served', async () => {
  const data = await temporaryFolder();
  const { db, stop } = await open(data);
  await sql`create table kept (id int primary key)`.execute(db);
  for (let round = 1; round <= 2; round += 1) {
    const before = postmasterOf(data);
    process.kill(before, 'SIGKILL');
    // Statements on the way may fail, but as an expected failure, and it passes.
    const insert = async (): Promise<boolean> => {
      try {
        await sql`insert into kept values (${round}) on conflict do nothing`.execute(db);
        return postmasterOf(data) !== before;
      } catch (error) {
        if (isDomainError(error) && error.code === 'platform.database-unavailable') return false;
        throw error;
      }
    };
    await expect.poll(insert, { timeout: 30_000 }).toBe(true);
  }
  const { rows } = await sql`select id from kept order by id`.execute(db);
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  await stop();
  // The kernel takes away the processes of a killed database in its own time.
  await expect.poll(() => processesOn(data), { timeout: 30_000 }).toEqual([]);
}, 120_000);
