import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { emptyDatabase } from '../../test/database.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { openDatabase } from './database.ts';
import { silentLog } from './log.ts';
import { migrate } from './migrate.ts';

test('brings an empty database up to date once, however many start together', async () => {
  const database = await emptyDatabase();
  const ran = await Promise.all([1, 2, 3].map(() => migrate(database.db, silentLog)));
  expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  expect(ran.flat()[0]).toMatch(/^0001_/);
  expect(await migrate(database.db, silentLog)).toEqual([]);
  const days = await database.db
    .selectFrom('calendar_day')
    .selectAll()
    .where('day', '=', '2026-02-14')
    .execute();
  expect(days).toEqual([{ day: '2026-02-14', kind: 'makeUp', name: '春节调休', provisional: false }]);
  await database.drop();
});

test('keeps two offices apart in their schemas of one database', async () => {
  const database = await emptyDatabase();
  for (const schema of ['office_a', 'office_b']) {
    await database.db.connection().execute(async (db) => {
      await sql`create schema ${sql.ref(schema)}`.execute(db);
    });
    const one = await openIn(database.url, schema);
    expect((await migrate(one.db, silentLog, { schema })).length).toBeGreaterThan(0);
    await one.stop();
  }
  const { rows } = await sql<{ table_schema: string }>`
    select table_schema from information_schema.tables where table_name = 'letter' order by 1`.execute(
    database.db,
  );
  expect(rows.map((row) => row.table_schema)).toEqual(['office_a', 'office_b']);
  await database.drop();
});

test('undoes a failing file as a whole and says which', async () => {
  const database = await emptyDatabase();
  const folder = await temporaryFolder();
  await writeFile(join(folder, '0001_good.sql'), 'create table calendar_day (day date primary key);');
  await writeFile(join(folder, '0002_bad.sql'), 'create table half (id int); select no_such_function();');
  await expect(migrate(database.db, silentLog, { folder })).rejects.toMatchObject({
    code: 'platform.migration-failed',
    detail: { params: { name: '0002_bad' } },
  });
  const { rows } = await sql<{ found: boolean }>`select to_regclass('half') is not null as found`.execute(
    database.db,
  );
  expect(rows[0]?.found).toBe(false);
  await database.drop();
});

test('refuses a database of a newer program and names what it does not know', async () => {
  const database = await emptyDatabase();
  await migrate(database.db, silentLog);
  await sql`insert into kysely_migration values ('9999_future', now()::text)`.execute(database.db);
  await expect(migrate(database.db, silentLog)).rejects.toMatchObject({
    code: 'platform.database-newer',
    detail: { params: { name: '9999_future' } },
  });
  await database.drop();
});

async function openIn(databaseUrl: string, schema: string) {
  return openDatabase({ data: '', databaseUrl, databasePool: 2, pgBin: undefined, schema }, silentLog);
}
