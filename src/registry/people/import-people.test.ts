import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import {
  abandon,
  confirm,
  listImports,
  refusedRows,
  showImport,
  startCheck,
  upload,
  workImport,
  type ImportFault,
} from '../imports/index.ts';
import type { Context } from '../../platform/index.ts';
import { organizationImporter } from '../organizations/index.ts';
import { peopleImporter, recountHeadcount } from './index.ts';

const IMPORTERS = { organizations: organizationImporter, people: peopleImporter };

let world: World;
let office: Context;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yinuo-people-'));
  world = await buildWorld();
  office = await world.as('office', world.city);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** Uploads, checks and, when wished, confirms, with the worker's work done at once. */
async function bring(ctx: Context, content: Buffer, fileName = 'table', { take = true } = {}) {
  const { id } = await upload(ctx, peopleImporter, { fileName, content });
  const { mapping } = await showImport(ctx, id);
  await startCheck(ctx, peopleImporter, { id, mapping: mapping ?? {} });
  await workImport(world.office, IMPORTERS, id);
  const checked = await showImport(ctx, id);
  if (!take || checked.state !== 'checked') return checked;
  await confirm(ctx, id);
  await workImport(world.office, IMPORTERS, id);
  return showImport(ctx, id);
}

const table = (rows: readonly (readonly string[])[]): Buffer => {
  const head = [
    '姓名',
    '党支部代码',
    '所在党支部',
    '人员类别',
    '职务',
    '入党时间',
    '是否领导干部',
    '身份证号',
    '手机号',
  ];
  return Buffer.from([head, ...rows].map((row) => row.join(',')).join('\n'));
};
const people = async (): Promise<number> =>
  Number((await world.db.selectFrom('person').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n); // prettier-ignore
const codes = (faults: readonly ImportFault[]) => faults.map(({ row, column, code }) => [row, column, code]);
const A1 = '990001001001';

describe('an import as the console runs it', () => {
  test('checked, confirmed, counted, and the same file again changes nothing', async () => {
    const before = await people();
    const file = table([
      ['程 犇', A1, '柳泉村党支部', '中共党员', '村民', '1992.5', '√', '320302199001011234', '13812345678'],
      ['欧阳•喆', A1, '', '积极分子', '', '', '', '', ''],
      ['张三', '', '大庙村党支部', '预备党员', '', '2024年5月6日', '否', '', ''],
      ['李四', '999', '', '正式党员', '', '', '', '', ''],
      ['', A1, '', '群众', '', '', '', '', ''],
      ['赵六', A1, '', '正式党员', '', '2024-13-45', '也许', '', ''],
      ['孙七', '9900', '', '正式党员', '', '2099-01-01', '', '', ''],
      ['周八'.repeat(5000), A1, '', '正式党员', '', '', '', '', ''],
      ['程犇', A1, '', '正式党员', '村民', '1992年5月', '是', '', ''],
      ['王13812345678', A1, '', '正式党员', '', '', '', '', ''],
    ]);
    const checked = await bring(office, file, 'roster.csv', { take: false });
    expect(checked.state).toBe('checked');
    expect(await people()).toBe(before);
    expect(codes(checked.faults)).toEqual([
      [5, 2, 'import.unknown-organization'],
      [6, 1, 'input.missing'],
      [6, 4, 'import.unknown-person-kind'],
      [7, 6, 'sheet.date-impossible'],
      [7, 7, 'sheet.boolean-unreadable'],
      [8, 2, 'person.organization-without-roster'],
      [8, 6, 'import.day-in-future'],
      [9, 1, 'input.too-long'],
      [10, 1, 'import.duplicate-row'],
      [11, 1, 'input.holds-mobile'],
    ]);
    expect(JSON.stringify(checked.faults)).not.toContain('13812345678');
    const done = await bring(office, file, 'roster.csv');
    expect(done).toMatchObject({ state: 'done', summary: { rows: 10, created: 3, updated: 0, faulty: 7 } });
    expect(await people()).toBe(before + 3);
    expect(await recountHeadcount(office, world.city.path)).toEqual([]);
    const kept = await world.db.selectFrom('person').selectAll().where('name', '=', '程犇').executeTakeFirstOrThrow(); // prettier-ignore
    expect(kept).toMatchObject({ kind: 'fullMember', leading_cadre: true, joined_on: '1992-05-01', joined_precision: 'month' }); // prettier-ignore
    const everything = await sql<{ all: string }>`select string_agg(p::text, '') as all from person p`.execute(world.db); // prettier-ignore
    expect(everything.rows[0]?.all).not.toMatch(/320302199001011234|13812345678/);

    const again = await bring(office, file, 'roster.csv', { take: false });
    expect(again.summary).toMatchObject({ created: 0, updated: 0, unchanged: 3, faulty: 7 });
    await expect(confirm(office, again.id)).rejects.toMatchObject({ code: 'import.nothing-to-do' });
    const { rows } = await refusedRows(office, done.id);
    expect((await Array.fromAsync(rows)).map(({ row }) => row)).toEqual([5, 6, 7, 8, 9, 10, 11]);
  });

  test('namesakes: matched by what is known, told when it is not enough', async () => {
    const roster = (rows: readonly (readonly string[])[]) =>
      table(rows.map((row) => ['冯同名', A1, '', ...row]));
    const two = roster([
      ['正式党员', '会计', '1990', '', '', ''],
      ['正式党员', '教师', '1995', '', '', ''],
    ]);
    expect((await bring(office, two)).summary).toMatchObject({ created: 2 });
    expect((await bring(office, two, 't', { take: false })).summary).toMatchObject({ unchanged: 2 });
    // One is recognized by the joining day, so that the other is the single one left.
    const changed = roster([
      ['正式党员', '会计主管', '1990', '', '', ''],
      ['预备党员', '校长', '1996', '', '', ''],
    ]);
    expect((await bring(office, changed)).summary).toMatchObject({ created: 0, updated: 2 });
    const unclear = roster([['正式党员', '', '', '', '', '']]);
    expect(codes((await bring(office, unclear, 't', { take: false })).faults)).toEqual([
      [2, 1, 'import.homonym'],
    ]);
    expect(await recountHeadcount(office, world.city.path)).toEqual([]);
  });

  test('cut off in the middle nothing stays behind; taken up again it comes to the same end', async () => {
    const file = table(
      ['甲', '乙', '丙'].map((name) => [`断${name}`, A1, '', '正式党员', '', '', '', '', '']),
    );
    const checked = await bring(office, file, 't', { take: false });
    await confirm(office, checked.id);
    const before = await people();
    const broken = {
      people: {
        ...peopleImporter,
        begin: async (...args: Parameters<typeof peopleImporter.begin>) => {
          const pass = await peopleImporter.begin(...args);
          return {
            ...pass,
            finish: async (...rest: Parameters<typeof pass.finish>) => {
              await pass.finish(...rest);
              throw Object.assign(new Error('gone'), { code: '57P01' });
            },
          };
        },
      },
    };
    await workImport(world.office, broken, checked.id);
    expect(await people()).toBe(before);
    expect(await showImport(office, checked.id)).toMatchObject({
      state: 'failed',
      refusal: { code: 'import.failed' },
    });
    await startCheck(office, peopleImporter, { id: checked.id, mapping: checked.mapping ?? {} });
    await workImport(world.office, IMPORTERS, checked.id);
    await confirm(office, checked.id);
    await workImport(world.office, IMPORTERS, checked.id);
    await workImport(world.office, IMPORTERS, checked.id);
    expect(await showImport(office, checked.id)).toMatchObject({ state: 'done', summary: { created: 3 } });
    expect(await people()).toBe(before + 3);
  });

  test('files that are none are refused at the field, and columns have to be named once', async () => {
    const files: readonly [Buffer | string, string][] = [
      ['', 'sheet.empty'],
      [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]), 'sheet.legacy-xls'],
      [Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'sheet.wrong-type'],
      ['今天天气很好', 'import.no-header'],
    ];
    for (const [content, code] of files) {
      await expect(
        upload(office, peopleImporter, { fileName: 'x.xlsx', content: Buffer.from(content) }),
      ).rejects.toMatchObject({ code: 'input.invalid', detail: { fields: [{ field: 'file', code }] } });
    }
    const quoting = `姓名,党支部代码,人员类别\n${`王一,${A1},正式党员\n`.repeat(9000)}"李,${A1},正式党员\n`;
    const refused = await bring(office, Buffer.from(quoting), 'q.csv').catch((error: unknown) => error);
    expect(JSON.stringify(refused)).toContain('sheet.csv-quoting');
    const { id } = await upload(office, peopleImporter, { fileName: 'x', content: table([['吴', A1]]) });
    await expect(startCheck(office, peopleImporter, { id, mapping: { name: 1, kind: 1, organization: 3 } })).rejects.toMatchObject({ detail: { fields: [{ code: 'import.column-twice' }, { code: 'import.column-twice' }] } }); // prettier-ignore
    await expect(startCheck(office, peopleImporter, { id, mapping: { name: 1 } })).rejects.toMatchObject({ code: 'input.invalid' }); // prettier-ignore
    await expect(confirm(office, id)).rejects.toMatchObject({ code: 'import.wrong-state' });
    await abandon(office, id);
    await expect(abandon(office, id)).rejects.toMatchObject({ code: 'import.wrong-state' });
  });

  test('only within the own subtree, and nobody beside it sees the import', async () => {
    const county = await world.as('office', world.countyA);
    const beside = await world.as('office', world.countyB);
    const rows = table([
      ['县甲', A1, '', '正式党员', '', '', '', '', ''],
      ['县乙', '990002001001', '', '正式党员', '', '', '', '', ''],
      ['县丙', '', '青山镇党委', '正式党员', '', '', '', '', ''],
    ]);
    const job = await bring(county, rows);
    expect(codes(job.faults)).toEqual([
      [3, 2, 'import.outside-scope'],
      [4, 3, 'import.unknown-organization'],
    ]);
    expect(job.summary).toMatchObject({ created: 1, faulty: 2 });
    await expect(showImport(beside, job.id)).rejects.toMatchObject({ code: 'import.not-found' });
    await expect(refusedRows(beside, job.id)).rejects.toMatchObject({ code: 'import.not-found' });
    expect((await listImports(beside)).rows).toEqual([]);
    expect((await listImports(office)).rows.map(({ id }) => id)).toContain(job.id);
    const file = { fileName: 't', content: rows };
    for (const role of ['member', 'leader', 'clerk', 'auditor'] as const) {
      await expect(upload(await world.as(role, world.branchA1), peopleImporter, file)).rejects.toMatchObject({ code: 'access.denied' }); // prettier-ignore
    }
    await expect(upload(world.anonymous(), peopleImporter, file)).rejects.toMatchObject({
      code: 'access.signed-out',
    });
  });
});
