import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { openCalendar, openFiles, openSecrets, readConfig, silentLog, systemClock, withActor, type Context, type Queue } from '../../platform/index.ts'; // prettier-ignore
import { importFile, readHead, type ImportFault, type ImportSummary } from '../imports/index.ts';
import { organizationImporter } from './index.ts';

let folder: string;
let fresh: FreshDatabase;
let system: Context;
let world: World;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinuo-import-'));
  fresh = await freshDatabase();
  const calendar = await openCalendar(fresh.db);
  calendar.stop();
  const queue = {} as Queue;
  const config = readConfig({ YINUO_DATA: folder });
  system = withActor({ db: fresh.db, clock: systemClock, files: openFiles(folder), queue, log: silentLog, config, calendar, secrets: openSecrets(folder), followPeople: async () => 0 }, SYSTEM); // prettier-ignore
  world = await buildWorld();
});
afterAll(async () => {
  await fresh.drop();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const empty = (): Promise<unknown> =>
  sql`truncate organization, organization_change, headcount, audit_entry cascade`.execute(fresh.db);

async function bring(
  ctx: Context,
  path: string,
  confirm = true,
): Promise<ImportSummary & { faults: readonly ImportFault[] }> {
  const source = { path, fileName: 'table' };
  const { head, guess } = await readHead(organizationImporter, source);
  const { summary, report } = await importFile(ctx, { importer: organizationImporter, source, head, mapping: guess, confirm }); // prettier-ignore
  return { ...summary, faults: report.all() };
}

let files = 0;
async function csv(rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder, `${(files += 1)}.csv`);
  const head = [
    '党组织代码',
    '党组织全称',
    '简称',
    '上级党组织',
    '类别',
    '所属领域',
    '书记',
    '监督电话',
    '党员数',
  ];
  await writeFile(path, [head, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
  return path;
}

/** Everything that makes the tree, without ids. */
async function shape(): Promise<unknown[]> {
  const { rows } = await sql`
    select o.code, o.name, o.kind, o.depth, o.position, p.code as parent,
      (select count(*)::int from organization b where o.path like b.path || '%') as above
    from organization o left join organization p on p.id = o.parent_id order by o.code`.execute(fresh.db);
  return rows;
}

const codes = (faults: readonly ImportFault[]) => faults.map(({ row, column, code }) => [row, column, code]);

describe('the tree of a city as its office sends it', () => {
  const sample = fileURLToPath(new URL('../../documents/sheet/samples/organizations.xlsx', import.meta.url));
  beforeAll(empty);

  test('checking changes nothing and names every fault', async () => {
    const result = await bring(system, sample, false);
    expect(result).toMatchObject({ rows: 3033, created: 3031, updated: 0, unchanged: 0, faulty: 2 });
    expect(codes(result.faults)).toEqual([
      [45, 2, 'import.duplicate-row'],
      [405, 5, 'import.unknown-superior'],
    ]);
    expect(await shape()).toEqual([]);
  });

  test('what is confirmed is imported, and a second time nothing changes', async () => {
    expect(await bring(system, sample)).toMatchObject({ created: 3031, faulty: 2 });
    const tree = await shape();
    expect(tree).toHaveLength(3031);
    const at = (code: string) => tree.find((row) => (row as { code: string }).code === code);
    // Two superiors of the same name: the code tells which.
    expect(at('320324401498')).toMatchObject({ parent: '320324401', depth: 3, above: 4 });
    expect(at('320381401498')).toMatchObject({ parent: '320381401' });
    const again = await bring(system, sample);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3031, faulty: 2 });
    expect(await shape()).toEqual(tree);
    const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from headcount`.execute(
      fresh.db,
    );
    expect(rows[0]?.kept).toBe(3031);
  });
});

describe('order, words and faults', () => {
  beforeEach(empty);
  const rows = [
    ['99', '中共甲市委员会', '', '', '地方党委', '', '', '', ''],
    ['9901', '中共乙县委员会', '乙县', '中共甲市委员会', '地方党委', '', '', '0516-80800001', ''],
    ['9902', '中共丙县委员会', '', '99', '地方党委', '', '', '', ''],
    ['990101', '中共东街道工作委员会', '', '乙县委', '工委', '城市社区', '', '', ''],
    ['990102', '中共西镇委员会', '', '乙县', '党委', '农村', '王 强', '', '１２'],
    ['99010101', '柳泉社区党支部', '', '东街道工作党委', '党支部', '社区', '', '', ''],
    ['99010201', '柳泉村党支部', '', '西镇党委', '党支部', '农村', '', '', '8人'],
    ['99010202', '大庙村党总支', '', '中共西镇委员会', '党总支', '', '', '', ''],
    ['9901020201', '大庙村第一党支部', '', '大庙村总支', '支部', '', '', '', ''],
  ];

  test('rows in any order make the same tree', async () => {
    await bring(system, await csv(rows));
    const tree = await shape();
    expect(tree).toHaveLength(9);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: 9 }), async (shuffled) => {
        await empty();
        expect(await bring(system, await csv(shuffled))).toMatchObject({ created: 9, faulty: 0 });
        expect(await shape()).toEqual(tree);
      }),
      { numRuns: 12 },
    );
  });

  test('a cycle, an unknown kind and a text of 10,000 characters are told at their cells; what hangs below is left out', async () => {
    const result = await bring(
      system,
      await csv([
        ...rows.slice(0, 2),
        ['9905', '中共一委员会', '', '中共二委员会', '党委', '', '', '', ''],
        ['9906', '中共二委员会', '', '中共一委员会', '党委', '', '', '', ''],
        ['990601', '三支部', '', '9906', '党支部', '', '', '', ''],
        ['9907', '四党委', '', '99', '俱乐部', '火星', '', '', ''],
        ['9908', '五'.repeat(10_000), '', '99', '党委', '', '', '', ''],
        ['', '六党委', '', '99', '党委', '', '', '', ''],
        ['9909', '', '', '99', '党委', '', '', '', ''],
        ['9901', '另一个县委', '', '99', '地方党委', '', '', '', ''],
        ['9910', '七党委', '', '99', '党委', '', '', '13812345678', '若干'],
        ['9911', '八党委', '', '', '党委', '', '', '', ''],
        ['9912', '九党支部', '', '990601', '党支部', '', '', '', ''],
      ]),
    );
    expect(codes(result.faults)).toEqual([
      [4, 4, 'import.cycle'],
      [5, 4, 'import.cycle'],
      [6, 4, 'import.superior-left-out'],
      [7, 5, 'import.unknown-organization-kind'],
      [7, 6, 'import.unknown-domain'],
      [8, 2, 'input.too-long'],
      [9, 1, 'input.missing'],
      [10, 2, 'input.missing'],
      [11, 1, 'import.duplicate-code'],
      [12, 8, 'import.private-mobile'],
      [12, 9, 'import.members-left-out'],
      [13, 4, 'import.superior-missing'],
      [14, 4, 'import.superior-left-out'],
    ]);
    expect(result.faults.every(({ value }) => (value ?? '').length <= 101)).toBe(true);
    expect(result.faults.find(({ code }) => code === 'import.private-mobile')?.value).toBeNull();
    // The row with warnings is taken, without what was warned of.
    expect(result).toMatchObject({ rows: 13, created: 3, faulty: 10 });
    const taken = await fresh.db.selectFrom('organization').selectAll().where('code', '=', '9910').executeTakeFirstOrThrow(); // prettier-ignore
    expect(taken).toMatchObject({ supervision_phone: null, reported_members: null });
  });

  test('two superiors of one name that nothing tells apart are a fault that names both', async () => {
    const result = await bring(
      system,
      await csv([
        ...rows.slice(0, 3),
        ['A1', '中共同名镇委员会', '', '9901', '党委', '', '', '', ''],
        ['B1', '中共同名镇委员会', '', '9902', '党委', '', '', '', ''],
        ['C1', '无主村党支部', '', '同名镇党委', '党支部', '', '', '', ''],
      ]),
    );
    expect(codes(result.faults)).toEqual([[7, 4, 'import.superior-ambiguous']]);
    expect(String(result.faults[0]?.params?.['candidates'])).toMatch(/A1.*B1/);
  });

  test('changed fields are updated, empty cells change nothing, nobody is moved', async () => {
    await bring(system, await csv(rows));
    const result = await bring(
      system,
      await csv([
        ['990102', '中共西镇委员会', '', '', '党委', '', '', '0516-80800002', ''],
        ['99010101', '柳泉社区党支部', '', '西镇党委', '党支部', '', '', '', ''],
        ['990102', '中共西镇委员会', '', '', '党委', '', '', '', ''],
      ]),
    );
    expect(result).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    expect(codes(result.faults)).toEqual([
      [3, 4, 'import.moved'],
      [4, 1, 'import.duplicate-row'],
    ]);
    const after = await fresh.db.selectFrom('organization').selectAll().where('code', '=', '990102').executeTakeFirstOrThrow(); // prettier-ignore
    expect(after).toMatchObject({ supervision_phone: '0516-80800002', secretary_name: '王强', reported_members: 12, revision: 2 }); // prettier-ignore
    const changes = await fresh.db.selectFrom('organization_change').select(['kind', 'after']).where('organization_id', '=', after.id).orderBy('id').execute(); // prettier-ignore
    expect(changes.map(({ kind }) => kind)).toEqual(['created', 'updated']);
    expect(changes[1]?.after).toEqual({ supervisionPhone: '0516-80800002' });
  });
});

describe('permission', () => {
  test('rows outside the subtree are faults and stay as they are', async () => {
    const county = await world.as('office', world.countyA);
    const ctx = { ...county, actor: { ...county.actor } };
    const { head, guess } = await readHead(organizationImporter, {
      path: await csv([
        ['990002001', '改名', '', '', '党委', '', '', '', ''],
        ['Z1', '新村党支部', '', '990002001', '党支部', '', '', '', ''],
        ['Z2', '新村党支部', '', '中共乙县青山镇委员会', '党支部', '', '', '', ''],
        ['Z3', '新村党支部', '', '中共甲县河东镇委员会', '党支部', '', '', '', ''],
        ['Z4', '新市', '', '', '地方党委', '', '', '', ''],
      ]),
      fileName: 'table',
    });
    const source = { path: join(folder, `${files}.csv`), fileName: 'table' };
    await expect(
      importFile(ctx, { importer: organizationImporter, source, head, mapping: guess, confirm: true }),
    ).rejects.toMatchObject({ code: 'organization.not-found' });
    const { readThrough } = await import('../imports/index.ts');
    const { report, summary } = await readThrough(ctx, {
      importer: organizationImporter,
      source,
      head,
      mapping: guess,
    });
    expect(codes(report.all())).toEqual([
      [2, 1, 'import.outside-scope'],
      [3, 4, 'import.unknown-superior'],
      [4, 4, 'import.unknown-superior'],
      [6, 4, 'import.superior-missing'],
    ]);
    expect(summary).toMatchObject({ created: 1 });
  });
});
