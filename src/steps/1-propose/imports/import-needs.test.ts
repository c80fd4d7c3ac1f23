import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Context } from '../../../platform/index.ts';
import {
  answerQuestions,
  confirm,
  showImport,
  startCheck,
  upload,
  workImport,
  type Answers,
  type ImportFault,
  type Importer,
} from '../../../registry/imports/index.ts';
import { recordNeed } from '../needs/index.ts';
import { needsImporter } from './index.ts';

const IMPORTERS = { needs: needsImporter };

let world: World;
let office: Context;
let secretary: Context;

beforeAll(async () => {
  world = await buildWorld();
  office = await world.as('office', world.city);
  secretary = await world.as('secretary', world.branchA1);
});
afterAll(() => world.close());

const work = (id: string) => workImport(world.office, IMPORTERS, id);
const table = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

async function check(
  ctx: Context,
  importer: Importer,
  rows: readonly (readonly string[])[],
  fileName = '承诺.csv',
  settings: Answers = {},
) {
  const { id } = await upload(ctx, importer, { fileName, content: table(rows) });
  const { mapping } = await showImport(ctx, id);
  await startCheck(ctx, importer, { id, mapping: mapping ?? {}, settings });
  await work(id);
  return showImport(ctx, id);
}

async function bring(...args: Parameters<typeof check>) {
  const { id } = await check(...args);
  await confirm(args[0], id);
  await work(id);
  return showImport(args[0], id);
}

const codes = (faults: readonly ImportFault[]) => faults.map(({ row, code }) => [row, code]);
describe('needs from the books of others', () => {
  const NEEDS = ['反映人次', '工单编号', '诉求内容', '所属社区', '受理日期', '联系电话', '时限'];
  const A = '柳泉村党支部';

  test('laid to what the bank knows; every hearing kept, phones nowhere', async () => {
    await recordNeed(secretary, {
      organizationId: world.branchA1.id, text: '村口路灯坏了3盏，晚上看不清路，希望尽快修复', source: 'visit', raisedCount: 2, heardOn: '2026-01-05',
    }); // prettier-ignore
    const rows = [
      NEEDS,
      [
        '5',
        '001',
        '村口路灯坏了5盏，晚上看不清路，希望尽快修复，联系人王某13812345678',
        A,
        '2026/1/9',
        '13812345678',
        '',
      ],
      ['1', '002', '3号楼停车位太少', '柳泉村', '2026-1-8', '', '2025年12月底'],
      ['1', '003', '5号楼停车位太少', A, '2026年2月1日', '', ''],
      ['x', '002', '3号楼停车位太少', A, '2026-01-08', '', ''],
      ['1', '004', '=cmd|calc!A1', A, '2027-01-01', '', ''],
      ['1', '005', '', A, '2026-01-01', '', ''],
      ['1', '006', '无处可放', '查无此村', '2026-01-01', '', ''],
    ];
    const done = await bring(secretary, needsImporter, rows, '12345热线.csv');
    expect(done.answers['source']).toBe('hotline');
    expect(done.summary).toMatchObject({ created: 2, updated: 1, unchanged: 1, faulty: 3 });
    expect(codes(done.faults.filter(({ warning }) => !warning))).toEqual([
      [6, 'import.day-in-future'],
      [7, 'input.missing'],
      [8, 'import.unknown-organization'],
    ]);
    const need = await world.db.selectFrom('need').selectAll().where('text', 'like', '村口路灯%').executeTakeFirstOrThrow(); // prettier-ignore
    expect(need).toMatchObject({ raised_count: 7, state: 'new', public: false, heard_on: '2026-01-09' });
    const sources = await world.db.selectFrom('need_source').select(['reference', 'text', 'raised_count', 'deadline']).where('source', '=', 'hotline').orderBy('reference').execute(); // prettier-ignore
    expect(sources).toEqual([
      { reference: '001', text: '村口路灯坏了5盏，晚上看不清路，希望尽快修复，联系人王某***********', raised_count: 5, deadline: null },
      { reference: '002', text: '3号楼停车位太少', raised_count: 1, deadline: '2025-12-31' },
      { reference: '003', text: '5号楼停车位太少', raised_count: 1, deadline: null },
    ]); // prettier-ignore
    const everything = await sql<{ all: string }>`select string_agg(j::text, '') as all from import_job j`.execute(world.db); // prettier-ignore
    expect(everything.rows[0]?.all).not.toContain('13812345678');
    const again = await check(secretary, needsImporter, rows, '12345热线.csv');
    expect(again.summary).toMatchObject({ created: 0, updated: 0, unchanged: 4, faulty: 3 });
  });

  test('names that several organizations share are asked, or looked for below one of them', async () => {
    const rows = [NEEDS, ['1', '', '渠道淤塞', '柳泉村', '2026-01-08', '', '']];
    const job = await check(office, needsImporter, rows, 'x.csv', { source: 'visit' });
    expect(codes(job.faults)).toEqual([[2, 'import.organization-ambiguous']]);
    const key = job.questions[0]?.key ?? '';
    await answerQuestions(office, job.id, { [key]: world.branchB1.id });
    await work(job.id);
    await confirm(office, job.id);
    await work(job.id);
    const kept = await world.db.selectFrom('need').select(['organization_id', 'source']).where('text', '=', '渠道淤塞').execute(); // prettier-ignore
    expect(kept).toEqual([{ organization_id: world.branchB1.id, source: 'visit' }]);
    const below = await check(office, needsImporter, rows, 'y.csv', { within: world.countyA.id });
    expect(below.summary).toMatchObject({ created: 1, faulty: 0 });
  });

  test('a clerk or a sibling imports nothing', async () => {
    const file = { fileName: 't.csv', content: table([NEEDS, ['1', '', '修路', A, '2026-01-08', '', '']]) };
    await expect(upload(await world.as('clerk', world.branchA1), needsImporter, file)).rejects.toMatchObject({ code: 'access.denied' }); // prettier-ignore
    await expect(upload(world.anonymous(), needsImporter, file)).rejects.toMatchObject({ code: 'access.signed-out' }); // prettier-ignore
    const sibling = await world.as('secretary', world.branchA2);
    const job = await check(sibling, needsImporter, [NEEDS, ['1', '', '修路', A, '2026-01-08', '', '']]);
    expect(codes(job.faults)).toEqual([[2, 'import.unknown-organization']]);
  });
});
