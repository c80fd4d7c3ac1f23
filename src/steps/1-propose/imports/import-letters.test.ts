import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gb18030 } from '../../../../test/gb18030.ts';
import { openTestRound } from '../../../../test/letters.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import { SYSTEM, type Role } from '../../../kernel/actor.ts';
import { withActor, type Context } from '../../../platform/index.ts';
import {
  answerQuestions,
  confirm,
  listImports,
  refusedRows,
  showImport,
  startCheck,
  upload,
  workImport,
  type Answers,
  type ImportFault,
  type Importer,
} from '../../../registry/imports/index.ts';
import { exempt, listLetters, recordOral, recountTally, saveDraft } from '../../../registry/letters/index.ts';
import { lettersImporter, rosterSheet } from './index.ts';

const IMPORTERS = { letters: lettersImporter };

let world: World;
let office: Context;
let secretary: Context;
let roundId: string;

beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
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
const HEAD = ['具体措施', '完成时限', '姓名', '承诺内容', '党支部代码', '类别', '数量', '计量单位', '职务'];
const A1 = '990001001001';
const deed = (name: string, content: string, due = '2026-09-30', more: readonly string[] = []) => [
  '分工到人',
  due,
  name,
  content,
  A1,
  '服务群众',
  ...more,
];
const draftsOf = async (name: string) =>
  (
    await sql<{
      state: string;
      revision: number;
      items: { content: string; dueOn: string; category: string }[];
    }>`
      select l.state, l.revision, v.content->'items' as items from letter l
      join letter_version v on v.letter_id = l.id and v.version = l.version
      where l.committer_name = ${name}`.execute(world.db)
  ).rows;

describe('drafts of many people from one sheet', () => {
  test('columns in any order; several rows are one letter, the organization has its own', async () => {
    const checked = await check(secretary, lettersImporter, [
      ['柳泉村党支部公开承诺汇总表'],
      HEAD,
      deed('王强', '每月走访困难户4次', '2026年6月30日', ['4', '次']),
      deed('王 强', '硬化村道300米', '2026.9'),
      deed('程䶮', '结对帮扶2户独居老人，联系电话１３８１２３４５６７８', '12月底'),
      deed('柳泉村党支部', '修建老年食堂', '2026-10-01'),
      ['合计', '', '', '', '', '', '', '', ''],
    ]);
    expect(checked.summary).toMatchObject({
      rows: 4,
      created: 4,
      faulty: 0,
      figures: { letters: 3, items: 4 },
    });
    expect(checked.questions.map(({ value, proposal }) => [value, proposal])).toEqual([
      ['2026.9', '2026-09-30'],
      ['12月底', '2026-12-31'],
      // A category of members, in the row of the organization.
      ['服务群众', null],
    ]);
    await confirm(secretary, checked.id);
    await work(checked.id);
    expect((await showImport(secretary, checked.id)).questions).toEqual([]);
    const [letter] = await draftsOf('王强');
    expect(letter?.items).toMatchObject([
      { content: '每月走访困难户4次', dueOn: '2026-06-30', targetQuantity: 4, targetUnit: '次', category: 'service', responsiblePerson: '王强' },
      { content: '硬化村道300米', dueOn: '' },
    ]); // prettier-ignore
    expect((await draftsOf('程䶮'))[0]?.items[0]?.content).toBe('结对帮扶2户独居老人，联系电话***********');
    expect((await draftsOf('柳泉村党支部'))[0]?.items).toMatchObject([{ category: '' }]);
    const everything = await sql<{ all: string }>`select string_agg(j::text, '') as all from import_job j`.execute(world.db); // prettier-ignore
    expect(everything.rows[0]?.all).not.toMatch(/13812345678|１３８１２３４５６７８/);
    expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
  });

  test('the same sheet improved writes its own drafts again, and nothing that a hand has touched', async () => {
    const again = await bring(secretary, lettersImporter, [
      HEAD,
      deed('王强', '每月走访困难户5次', '2026年6月30日'),
      deed('程䶮', '结对帮扶3户独居老人'),
    ]);
    expect(again.summary).toMatchObject({
      created: 0,
      updated: 2,
      figures: { letters: 0, lettersUpdated: 2 },
    });
    expect((await draftsOf('王强'))[0]?.items.map(({ content }) => content)).toEqual(['每月走访困难户5次']);
    const { rows } = await listLetters(secretary, { roundId, within: world.branchA1.path });
    const id = rows.find(({ committerName }) => committerName === '王强')?.id ?? '';
    await saveDraft(secretary, id, { revision: 2, opening: '', items: [{ content: '亲手写的一项' }] });
    const third = await check(secretary, lettersImporter, [HEAD, deed('王强', '每月走访困难户6次')]);
    expect(codes(third.faults)).toEqual([[2, 'import.draft-exists']]);
    const other = await check(secretary, lettersImporter, [HEAD, deed('程䶮', '别的事')], '别的表.csv');
    expect(codes(other.faults)).toEqual([[2, 'import.draft-exists']]);
    expect((await draftsOf('王强'))[0]?.items.map(({ content }) => content)).toEqual(['亲手写的一项']);
  });

  test('whoever takes part otherwise, is unknown or stands outside is told at the row', async () => {
    const [, , li] = world.people.branchA1;
    const activist = await world.addPerson(world.branchA1, '免诺人');
    await recordOral(secretary, {
      personId: li!.id,
      words: '每周走访两户',
      heardBy: '王强',
      spokenOn: '2026-03-01',
    });
    const reasons = await world.db.selectFrom('round').select('settings').executeTakeFirstOrThrow();
    const [reason] = (reasons.settings as unknown as { exemptionReasons: { code: string }[] })
      .exemptionReasons;
    await exempt(secretary, { committer: 'person', personId: activist.id, reason: reason?.code ?? '' });
    const job = await check(secretary, lettersImporter, [
      HEAD,
      deed('李敏', '修路3公里'),
      deed('免诺人', '修路3公里'),
      deed('查无此人', '修路3公里'),
      ['', '', '赵垚', '修路3公里', '990001001002', '', '', '', ''],
      deed('程䶮', ''),
      deed('程䶮', '第二项好好的'),
      deed('', '没有姓名'),
      deed('程䶮', 'x'.repeat(501)),
    ]);
    expect(codes(job.faults)).toEqual([
      [2, 'letter.has-oral'],
      [3, 'letter.is-exempt'],
      [4, 'import.unknown-person'],
      [5, 'import.outside-scope'],
      [6, 'input.missing'],
      [7, 'import.letter-left-out'],
      [8, 'input.missing'],
      [9, 'input.too-long'],
    ]);
    const { rows } = await refusedRows(secretary, job.id);
    expect((await Array.fromAsync(rows)).map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    await expect(confirm(secretary, job.id)).rejects.toMatchObject({ code: 'import.nothing-to-do' });
  });

  test('namesakes are chosen by hand, with what tells them apart and no more', async () => {
    await world.addPerson(world.branchA2, '同名', 'fullMember', { post: '会计' });
    const second = await world.addPerson(world.branchA2, '同名', 'activist', { post: '教师' });
    const branch = await world.as('secretary', world.branchA2);
    const row = (content: string, post = '') => [
      '',
      '2026-09-30',
      '同名',
      content,
      '990001001002',
      '',
      '',
      '',
      post,
    ];
    const job = await check(branch, lettersImporter, [HEAD, row('甲事'), row('乙事')]);
    expect(codes(job.faults)).toEqual([[2, 'import.person-ambiguous'], [3, 'import.person-ambiguous']]); // prettier-ignore
    expect(job.questions[0]?.options.map(({ traits }) => traits)).toEqual([
      { kind: 'fullMember', post: '会计', organization: '大庙村党支部' },
      { kind: 'activist', post: '教师', organization: '大庙村党支部' },
    ]);
    await expect(answerQuestions(branch, job.id, { 'name#2': world.people.branchA1[0]!.id })).rejects.toMatchObject({ code: 'input.invalid' }); // prettier-ignore
    await answerQuestions(branch, job.id, { 'name#2': second.id });
    await work(job.id);
    // The other row of the same name may be the same person's, so that one waits.
    expect(codes((await showImport(branch, job.id)).faults)).toEqual([[2, 'import.letter-left-out'], [3, 'import.person-ambiguous']]); // prettier-ignore
    await answerQuestions(branch, job.id, { 'name#3': '-' });
    await work(job.id);
    const left = await showImport(branch, job.id);
    expect(codes(left.faults)).toEqual([[3, 'import.row-left-out']]);
    expect(left.summary).toMatchObject({ figures: { letters: 1, items: 1 } });
    const byPost = await check(branch, lettersImporter, [HEAD, row('甲事', '教师')]);
    expect(byPost.summary).toMatchObject({ faulty: 0, figures: { letters: 1 } });
  });

  test('a sheet with the names filled in comes back half filled, in GB18030', async () => {
    const { rows } = await rosterSheet(office, world.branchB1.id);
    expect(rows.map(({ name }) => name).sort()).toEqual(world.people.branchB1.map(({ name }) => name).sort());
    const lines = [
      '党支部代码,姓名,承诺事项,完成时限,责任人',
      ...rows.map(({ organizationCode, name }, i) => [organizationCode, name, i === 1 ? '修建水渠300米' : '', i === 1 ? '2026年11月底' : '', name].join(',')),
      '注：一人多项承诺写多行。',
    ]; // prettier-ignore
    const { id } = await upload(office, lettersImporter, { fileName: '名单.csv', content: gb18030(lines.join('\r\n')) }); // prettier-ignore
    const { mapping, head } = await showImport(office, id);
    expect(head?.encoding).toBe('gb18030');
    await startCheck(office, lettersImporter, { id, mapping: mapping ?? {} });
    await work(id);
    const { summary } = await showImport(office, id);
    expect(summary).toMatchObject({ rows: 4, created: 1, faulty: 0, figures: { letters: 1, unfilled: 3 } });
  });

  test('cut off in the middle nothing stays; two at once make one letter', async () => {
    const rows = [HEAD, ['', '2026-09-30', '孙莉', '修路3公里', '990001001002', '', '', '', '']];
    const [one, two] = await Promise.all([
      check(office, lettersImporter, rows, '甲.csv'),
      check(office, lettersImporter, rows, '乙.csv'),
    ]);
    await Promise.all([confirm(office, one.id), confirm(office, two.id)]);
    const broken: Importer = {
      ...lettersImporter,
      begin: async (...args) => {
        const pass = await lettersImporter.begin(...args);
        return {
          take: (row) => pass.take(row),
          finish: async (write, step) => {
            await pass.finish(write, step);
            throw new Error('cut off');
          },
        };
      },
    };
    await workImport(world.office, { letters: broken }, one.id);
    expect((await showImport(office, one.id)).state).toBe('failed');
    expect(await draftsOf('孙莉')).toEqual([]);
    await Promise.all([startCheck(office, lettersImporter, { id: one.id, mapping: one.mapping ?? {} }).then(() => work(one.id)), work(two.id)]); // prettier-ignore
    expect(await draftsOf('孙莉')).toHaveLength(1);
    expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
  });

  test('who may import where', async () => {
    const content = table([HEAD, deed('程䶮', '修路3公里')]);
    const file = { fileName: 't.csv', content };
    for (const role of ['member', 'leader', 'clerk', 'auditor'] as const satisfies readonly Role[]) {
      const ctx = await world.as(role, world.branchA1);
      await expect(upload(ctx, lettersImporter, file)).rejects.toMatchObject({ code: 'access.denied' });
      await expect(rosterSheet(ctx, world.branchA1.id)).rejects.toMatchObject({ code: expect.stringMatching(/denied|not-found/) }); // prettier-ignore
    }
    await expect(upload(world.anonymous(), lettersImporter, file)).rejects.toMatchObject({ code: 'access.signed-out' }); // prettier-ignore
    const { id } = await upload(secretary, lettersImporter, file);
    const sibling = await world.as('secretary', world.branchA2);
    const county = await world.as('office', world.countyB);
    for (const ctx of [sibling, county]) {
      await expect(showImport(ctx, id)).rejects.toMatchObject({ code: 'import.not-found' });
      await expect(answerQuestions(ctx, id, {})).rejects.toMatchObject({ code: 'import.not-found' });
      expect((await listImports(ctx)).rows.map((row) => row.id)).not.toContain(id);
      await expect(rosterSheet(ctx, world.branchA1.id)).rejects.toMatchObject({ code: expect.stringMatching(/denied|not-found/) }); // prettier-ignore
    }
    await expect(answerQuestions(world.anonymous(), id, {})).rejects.toMatchObject({
      code: 'access.signed-out',
    });
    const { rows } = await rosterSheet(await world.as('office', world.countyA), world.townA.id);
    // Who has a letter, spoke it out or is exempt is not asked again.
    expect(rows.map(({ name }) => name)).not.toContain('李敏');
    expect(rows.map(({ name }) => name)).toContain('赵垚');
  });
});
