import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { recountHeadcount } from '../registry/people/index.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../documents/sheet/samples/${name}`, import.meta.url));

let folder: string;
let fresh: FreshDatabase;

describe('the command line', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinuo-cli-'));
    fresh = await freshDatabase();
  });
  afterAll(async () => {
    await fresh.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(args: readonly string[]) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('cli.ts', import.meta.url)), 'import', ...args], { env: { PATH: process.env['PATH'], DATABASE_URL: fresh.url.replace('@/', '@localhost/'), YINUO_DATA: folder } }); // prettier-ignore
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    const ended = new Promise<{ code: number | null; json: Record<string, unknown> }>((resolve) => {
      child.on('close', (code) => {
        const last = output.trim().split('\n').at(-1) ?? '';
        resolve({ code, json: last.startsWith('{') ? JSON.parse(last) : {} });
      });
    });
    return { child, ended };
  }
  const run = (...args: string[]) => start([...args, '--json']).ended;
  const count = async (): Promise<number> =>
    Number((await fresh.db.selectFrom('person').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n); // prettier-ignore

  test('people before organizations: every row is told, nothing is created', async () => {
    const { code, json } = await run('people', sample('people-yunlong-gb18030.csv'), '--confirm');
    expect(code).toBe(0);
    expect(json).toMatchObject({ rows: 4380, created: 0, unchanged: 0 });
    expect(await count()).toBe(0);
  });

  test('three files of a city, killed in the middle, then whole, then unchanged', async () => {
    const tree = await run('organizations', sample('organizations.xlsx'), '--confirm');
    expect(tree.json).toMatchObject({ rows: 3033, created: 3031, updated: 0, unchanged: 0 });

    const { child, ended } = start(['people', sample('people-peixian.xlsx'), '--confirm']);
    const writing = async (): Promise<boolean> =>
      (await sql`select 1 from pg_locks l join pg_class c on c.oid = l.relation join pg_database d on d.oid = l.database
        where d.datname = current_database() and c.relname = 'person' and l.mode = 'RowExclusiveLock'`.execute(fresh.db)).rows.length > 0; // prettier-ignore
    while (child.exitCode === null && !(await writing()))
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await ended;
    expect(await count()).toBe(0);

    const county = await run('people', sample('people-peixian.xlsx'), '--confirm');
    expect(county).toMatchObject({ code: 0, json: { rows: 20385, created: 20385, faults: [] } });
    const district = await run('people', sample('people-yunlong-gb18030.csv'), '--confirm');
    expect(district.json).toEqual({
      rows: 4380,
      created: 4377,
      updated: 0,
      unchanged: 0,
      faults: [
        { row: 1502, column: 'A', code: 'input.missing', value: null },
        { row: 1502, column: 'D', code: 'input.missing', value: null },
        { row: 1502, column: 'F', code: 'input.missing', value: null },
        { row: 2503, column: 'D', code: 'import.unknown-organization', value: '320303999999' },
        { row: 2604, column: 'F', code: 'import.unknown-person-kind', value: '群众' },
      ],
    });
    for (const [file, unchanged] of [['people-peixian.xlsx', 20385], ['people-yunlong-gb18030.csv', 4377]] as const) {
      expect((await run('people', sample(file), '--confirm')).json).toMatchObject({ created: 0, updated: 0, unchanged });
    } // prettier-ignore
    expect(await count()).toBe(24762);
    expect(await recountHeadcount({ db: fresh.db }, '/')).toEqual([]);
  }, 180_000);

  test('a refused file ends with code 1 and one line of JSON, a wrong command with 2', async () => {
    const path = join(folder, 'old.xls');
    await writeFile(path, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]));
    const refused = await run('people', path, '--confirm');
    expect(refused.code).toBe(1);
    expect(refused.json).toMatchObject({ rows: 0, faults: [{ row: null, code: 'sheet.legacy-xls' }] });
    expect((await run('animals', path)).code).toBe(2);
    expect((await run('people', join(folder, 'nowhere.csv'))).code).toBe(2);
    expect((await run('people', sample('people-peixian.xlsx'), '--map', '姓名=不存在的列')).code).toBe(2);
  });
});
