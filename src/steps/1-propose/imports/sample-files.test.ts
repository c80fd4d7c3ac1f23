import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildYunlong, samplePath, type Yunlong } from '../../../../test/yunlong.ts';
import { SYSTEM } from '../../../kernel/actor.ts';
import { withActor, type Context } from '../../../platform/index.ts';
import {
  answerQuestions,
  confirm,
  showImport,
  startCheck,
  upload,
  workImport,
  type Answers,
  type Importer,
} from '../../../registry/imports/index.ts';
import { recountTally } from '../../../registry/letters/index.ts';
import { lettersImporter, needsImporter } from './index.ts';

const IMPORTERS = { needs: needsImporter, letters: lettersImporter };

let yunlong: Yunlong;
let officer: Context;

beforeAll(async () => {
  yunlong = await buildYunlong();
  officer = yunlong.officer;
}, 120_000);
afterAll(() => yunlong.world.close());

const work = (id: string) => workImport(yunlong.world.office, IMPORTERS, id);

async function check(importer: Importer, fileName: string) {
  const content = await readFile(samplePath(fileName));
  const { id } = await upload(officer, importer, { fileName, content });
  const { mapping } = await showImport(officer, id);
  await startCheck(officer, importer, { id, mapping: mapping ?? {} });
  await work(id);
  return showImport(officer, id);
}

async function answer(id: string, answers: Answers) {
  await answerQuestions(officer, id, answers);
  await work(id);
  return showImport(officer, id);
}

async function take(id: string) {
  await confirm(officer, id);
  await work(id);
  return showImport(officer, id);
}

const one = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>> =>
  (await query.execute(yunlong.world.db)).rows[0] as Record<string, unknown>;

describe('a district brings its hotline, its leftovers and the promises of its members', () => {
  test('420 calls: numbers masked, what says the same about the same place laid together', async () => {
    const checked = await check(needsImporter, 'hotline-yunlong.xlsx');
    expect(checked.answers['source']).toBe('hotline');
    expect(checked.summary).toMatchObject({
      rows: 420,
      faulty: 0,
      figures: { needs: 409, merged: 11 },
      warningsByCode: { 'import.number-masked': 22 },
    });
    expect(await one(sql`select count(*)::int as n from need`)).toEqual({ n: 0 });
    const done = await take(checked.id);
    expect(done.state).toBe('done');
    expect(await one(sql`select count(*)::int as needs, sum(raised_count)::int as raised, bool_or(public) as public from need`)).toEqual({ needs: 409, raised: 1820, public: false }); // prettier-ignore
    expect(await one(sql`select count(*)::int as n, count(distinct reference)::int as numbers from need_source where source = 'hotline'`)).toEqual({ n: 420, numbers: 420 }); // prettier-ignore
    expect(await one(sql`select count(*)::int as n from need_source where text ~ '1[3-9][0-9]{9}'`)).toEqual({ n: 0 }); // prettier-ignore
    expect(await one(sql`select count(*)::int as n from need where text ~ '1[3-9][0-9]{9}'`)).toEqual({ n: 0 }); // prettier-ignore
    const again = await check(needsImporter, 'hotline-yunlong.xlsx');
    expect(again.summary).toMatchObject({ created: 0, updated: 0, unchanged: 420 });
    await expect(confirm(officer, again.id)).rejects.toMatchObject({ code: 'import.nothing-to-do' });
  });

  test('60 leftovers with the deadline they had', async () => {
    const checked = await check(needsImporter, 'rectification-leftovers.xlsx');
    expect(checked.answers['source']).toBe('rectificationLeftover');
    expect(checked.summary).toMatchObject({ rows: 60, faulty: 0, figures: { needs: 60, merged: 0 } });
    await take(checked.id);
    const { rows } = await sql<{ deadline: string; n: number }>`
      select deadline, count(*)::int as n from need_source where source = 'rectificationLeftover'
      group by 1 order by 1`.execute(yunlong.world.db);
    expect(rows).toEqual([
      { deadline: '2025-11-30', n: 19 },
      { deadline: '2025-12-31', n: 17 },
      { deadline: '2026-03-31', n: 24 },
    ]);
    yunlong.world.clock.set('2026-03-09T02:00:00Z');
    const again = await check(needsImporter, 'rectification-leftovers.xlsx');
    expect(again.summary).toMatchObject({ created: 0, updated: 0, unchanged: 60 });
  });

  test('3,161 promises: asked, answered, drafted, and a second time nothing changes', async () => {
    const checked = await check(lettersImporter, 'letters-yunlong.xlsx');
    expect(checked.summary).toMatchObject({ rows: 3161 });
    const asked = checked.questions.map(({ value, count, proposal }) => [value, count, proposal]);
    expect(asked.slice(0, 3)).toEqual([
      ['全年', 383, null],
      ['长期', 372, null],
      ['12月底', 368, '2026-12-31'],
    ]);
    const namesakes = checked.questions.filter(({ field }) => field === 'name');
    expect(namesakes.map(({ value, cells }) => [cells[0]?.row, value])).toEqual([
      [1124, '傅平'],
      [1164, '傅平'],
      [2269, '谭昇'],
      [2298, '谭昇'],
      [2882, '司马超'],
      [2897, '司马超'],
    ]);
    expect(checked.summary).toMatchObject({
      faulty: 35,
      figures: { letters: 2739, items: 3126, lettersUpdated: 0, lettersUnchanged: 0 },
      faultsByCode: { 'input.missing': 19, 'import.person-ambiguous': 6, 'import.letter-left-out': 10 },
      warningsByCode: { 'import.due-vague': 1123, 'import.number-masked': 38, 'import.name-note': 29 },
    });
    const found = (job: typeof checked) =>
      Object.fromEntries((job.summary?.findings ?? []).map(({ code, count }) => [code, count]));
    expect(found(checked)).toMatchObject({ missingField: 1453, noNeed: 2739 });
    expect(found(checked)['copied']).toBeGreaterThan(2000);

    await expect(answerQuestions(officer, checked.id, { 'due=12月底': '2026-02-30' })).rejects.toMatchObject({ code: 'input.invalid' }); // prettier-ignore
    const [first, second] = namesakes;
    const answered = await answer(checked.id, {
      'due=12月底': '2026-12-31',
      'due=全年': '2026-12-20',
      'due#13': '2026-11-11',
      [first?.key ?? '']: first?.options[0]?.value ?? '',
      [second?.key ?? '']: second?.options[1]?.value ?? '',
      'due=不存在': '2026-01-01',
    });
    // One letter for each of the two; the dates of 长期 stay open but for the row answered by itself.
    expect(answered.summary).toMatchObject({
      faulty: 33,
      figures: { letters: 2741, items: 3128 },
      warningsByCode: { 'import.due-vague': 371 },
    });
    expect(answered.answers['due=不存在']).toBeUndefined();
    expect(await one(sql`select count(*)::int as n from letter`)).toEqual({ n: 0 });
    const done = await take(answered.id);
    expect(done.state).toBe('done');
    expect(await one(sql`select count(*)::int as n, sum(items_count)::int as items, count(distinct number)::int as numbers,
      count(*) filter (where entered_by is not null and on_behalf_reason = '批量录入 letters-yunlong.xlsx')::int as entered from letter`)).toEqual({ n: 2741, items: 3128, numbers: 2741, entered: 2741 }); // prettier-ignore
    expect(await one(sql`select count(*)::int as n from letter_version where jsonb_path_query_array(content, '$.items[*].content')::text ~ '1[3-9][0-9]{9}'`)).toEqual({ n: 0 }); // prettier-ignore
    expect(await one(sql`select count(*)::int as n from item_fingerprint`)).toEqual({ n: 3128 });
    const { id: roundId } = (await one(sql`select id from round`)) as { id: string };
    expect(await recountTally(withActor(yunlong.world.office, SYSTEM), roundId)).toEqual([]);

    // What was answered the last time is known the next time; taken back, nothing known is erased.
    const again = await check(lettersImporter, 'letters-yunlong.xlsx');
    expect(again.summary).toMatchObject({ created: 0, updated: 0, unchanged: 3128, faulty: 33 });
    const same = await answer(again.id, { 'due=12月底': '', 'due=全年': '', 'due#13': '' });
    expect(same.summary).toMatchObject({ created: 0, updated: 0, unchanged: 3128, faulty: 33 });
    await expect(confirm(officer, same.id)).rejects.toMatchObject({ code: 'import.nothing-to-do' });
  }, 120_000);
});
