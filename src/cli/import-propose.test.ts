import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { withDatabase } from '../../test/database-url.ts';
import { buildYunlong, samplePath, type Yunlong } from '../../test/yunlong.ts';

let yunlong: Yunlong;
let databaseUrl: string;

interface Answer {
  readonly code: number | null;
  readonly output: string;
  readonly json: Record<string, unknown> & { readonly faults?: readonly { code: string }[] };
}

beforeAll(async () => {
  yunlong = await buildYunlong();
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(yunlong.world.db);
  databaseUrl = withDatabase(inject('server').url, rows[0]?.name ?? '').replace('@/', '@localhost/');
}, 120_000);
afterAll(() => yunlong.world.close());

function start(args: readonly string[]) {
  const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
  return spawn(process.execPath, [cli, 'import', ...args], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      YINUO_DATA: yunlong.world.office.config.data,
    },
  });
}

async function run(...args: string[]): Promise<Answer> {
  const child = start(args);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const last = output.trim().split('\n').at(-1) ?? '';
  return { code, output, json: last.startsWith('{') ? (JSON.parse(last) as Answer['json']) : {} };
}

describe('needs and letters by command', () => {
  // The command goes by the clock of the machine, and nobody can have called in the future.
  const early = new Date() < new Date('2026-03-01');
  test.skipIf(early)(
    'names are looked for below the organization named, and the origin may be said',
    async () => {
      const hotline = samplePath('hotline-yunlong.xlsx');
      const wide = await run('needs', hotline, '--json');
      const checked = await run('needs', hotline, '--within', '320303', '--json');
      expect(checked.json).toMatchObject({ rows: 420, created: 409, updated: 11, faults: [] });
      // The whole city has other villages of these names.
      expect(wide.json.faults?.every(({ code }) => code === 'import.organization-ambiguous')).toBe(true);
      const done = await run(
        'needs',
        hotline,
        '--within',
        '320303',
        '--source',
        'other',
        '--confirm',
        '--json',
      );
      expect(done.json).toMatchObject({ created: 409, updated: 11, figures: { needs: 409, merged: 11 } });
      const { rows } = await sql<{ source: string; n: number }>`select source, count(*)::int as n from need group by 1`.execute(yunlong.world.db); // prettier-ignore
      expect(rows).toEqual([{ source: 'other', n: 409 }]);
      expect((await run('needs', hotline, '--source', 'gossip')).code).toBe(2);
      expect((await run('needs', hotline, '--within', '000')).code).toBe(1);
    },
    180_000,
  );

  test('what a sheet leaves open is listed and left out, proposed days are taken when asked', async () => {
    const letters = samplePath('letters-yunlong.xlsx');
    const plain = await run('letters', letters, '--within', '320303');
    expect(plain.code).toBe(0);
    expect(plain.output).toMatch(/12月底\s+368\s+2026-12-31/);
    expect(plain.output).toMatch(/傅平\s+1\s+1124\s+傅平 · 入党积极分子 · 大学生村官 · 1985/);
    const killed = start(['letters', letters, '--within', '320303', '--confirm']);
    const ended = new Promise((resolve) => killed.on('close', resolve));
    const writing = async (): Promise<boolean> =>
      (await sql`select 1 from pg_locks l join pg_class c on c.oid = l.relation join pg_database d on d.oid = l.database
        where d.datname = current_database() and c.relname = 'letter_version' and l.mode = 'RowExclusiveLock'`.execute(yunlong.world.db)).rows.length > 0; // prettier-ignore
    while (killed.exitCode === null && !(await writing()))
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(killed.exitCode).toBeNull();
    killed.kill('SIGKILL');
    await ended;
    const left = await sql<{ n: number }>`select count(*)::int as n from letter`.execute(yunlong.world.db);
    expect(left.rows[0]?.n).toBe(0);

    const done = await run(
      'letters',
      letters,
      '--within',
      '320303',
      '--accept-suggestions',
      '--confirm',
      '--json',
    );
    expect(done.json).toMatchObject({ rows: 3161, created: 3126, figures: { letters: 2739 } });
    const { rows } = await sql<{ n: number; empty: number }>`
      select count(*)::int as n, count(*) filter (where item->>'dueOn' = '')::int as empty
      from letter_version, jsonb_array_elements(content->'items') as item`.execute(yunlong.world.db);
    // 全年 and 长期 have no proposal.
    expect(rows[0]?.n).toBe(3126);
    expect(rows[0]?.empty).toBeGreaterThan(700);
    expect(rows[0]?.empty).toBeLessThan(760);
    const again = await run('letters', letters, '--within', '320303', '--confirm', '--json');
    expect(again.json).toMatchObject({ created: 0, updated: 0, unchanged: 3126 });
  }, 180_000);
});
