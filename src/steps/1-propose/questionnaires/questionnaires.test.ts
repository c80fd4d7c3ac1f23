import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftQuestionnaire, openedQuestionnaire, QUESTIONS } from '../../../../test/questionnaires.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Context } from '../../../platform/index.ts';
import {
  answerOnline,
  askingNow,
  closeQuestionnaire,
  correctSheet,
  createQuestionnaire,
  discardQuestionnaire,
  enterSheet,
  listQuestionnaires,
  listSheets,
  openQuestionnaire,
  publicQuestionnaire,
  removeSheet,
  reopenQuestionnaire,
  saveQuestionnaire,
  showQuestionnaire,
  showResults,
} from './index.ts';

let world: World;
let clerk: Context;
beforeAll(async () => {
  world = await buildWorld();
  clerk = await world.as('clerk', world.branchA1);
});
afterAll(() => world.close());

const drafted = (ctx: Context = clerk, more: object = {}) => draftQuestionnaire(ctx, world.branchA1, more);
const opened = (more: object = {}) => openedQuestionnaire(clerk, world.branchA1, more);
const answer = (code: string, ...sent: string[][]) => answerOnline(world.anonymous(), code, sent);

describe('building', () => {
  it('keeps a half-finished draft, says at each field what is missing, and stays as it is once opened', async () => {
    const { id } = await createQuestionnaire(clerk, { organizationId: world.branchA1.id, from: 'empty' });
    await saveQuestionnaire(clerk, id, {
      revision: 1,
      closesOn: '2026-03-01',
      questions: [
        { kind: 'single', text: '', options: ['只有一个'] },
        { kind: 'multiple', text: '重复', options: ['甲', '甲'] },
        { kind: 'scale', text: '量表', low: '低' },
      ],
    });
    await expect(openQuestionnaire(clerk, id, { revision: 2 })).rejects.toMatchObject({
      detail: {
        fields: [
          { field: 'title', code: 'input.missing' },
          { field: 'closesOn', code: 'questionnaire.day-past' },
          { field: 'questions.0.text', code: 'input.missing' },
          { field: 'questions.0.options', code: 'questionnaire.too-few-options' },
          { field: 'questions.1.options', code: 'questionnaire.same-options' },
          { field: 'questions.2.high', code: 'input.missing' },
        ],
      },
    });
    const draft = {
      revision: 2,
      title: '问卷',
      questions: [...QUESTIONS, { kind: 'text', text: '拨13812345678' }],
    };
    await expect(saveQuestionnaire(clerk, id, draft)).rejects.toMatchObject({
      detail: { fields: [{ field: 'questions.4.text', code: 'input.holds-mobile' }] },
    });
    await saveQuestionnaire(clerk, id, { revision: 2, title: '问卷', questions: QUESTIONS });
    await expect(saveQuestionnaire(clerk, id, { revision: 2, title: '旧', questions: [] })).rejects.toThrow(
      'questionnaire.conflict',
    );
    await openQuestionnaire(clerk, id, { revision: 3 });
    await expect(saveQuestionnaire(clerk, id, { revision: 4, title: '改', questions: [] })).rejects.toThrow(
      'questionnaire.not-draft',
    );
    await expect(discardQuestionnaire(clerk, id, { revision: 4 })).rejects.toThrow(
      'questionnaire.wrong-state',
    );
    const copy = await createQuestionnaire(clerk, { organizationId: world.branchA1.id, from: id });
    const { questionnaire } = await showQuestionnaire(clerk, copy.id);
    expect(questionnaire).toMatchObject({ title: '问卷', state: 'draft', revision: 1 });
    expect(questionnaire.questions.map(({ text }) => text)).toEqual(QUESTIONS.map(({ text }) => text));
    await discardQuestionnaire(clerk, copy.id, { revision: 1 });
    await expect(showQuestionnaire(clerk, copy.id)).rejects.toThrow('questionnaire.not-found');
  });

  it('is done by the organization itself, read by those above, unknown to others', async () => {
    const { id } = await opened();
    const draft = await drafted();
    for (const [who, why] of [
      [await world.as('secretary', world.branchA2), 'questionnaire.not-found'],
      [await world.as('secretary', world.branchB1), 'questionnaire.not-found'],
      [world.anonymous(), 'questionnaire.not-found'],
      [await world.as('secretary', world.townA), 'access.denied'],
      [await world.as('member', world.branchA1), 'access.denied'],
      [await world.as('leader', world.branchA1), 'access.denied'],
    ] as const) {
      const refused = [
        saveQuestionnaire(who, draft, { revision: 2, title: '', questions: [] }),
        openQuestionnaire(who, draft, { revision: 2 }),
        discardQuestionnaire(who, draft, { revision: 2 }),
        closeQuestionnaire(who, id, { revision: 3 }),
        reopenQuestionnaire(who, id, { revision: 3 }),
        enterSheet(who, id, { cells: ['1'] }),
        correctSheet(who, id, id, { cells: ['1'], revision: 1 }),
        removeSheet(who, id, id, { revision: 1 }),
      ];
      for (const { status, reason } of (await Promise.allSettled(refused)) as PromiseRejectedResult[]) {
        expect([status, String(reason)]).toEqual(['rejected', `DomainError: ${why}`]);
      }
      await expect(
        createQuestionnaire(who, { organizationId: world.branchA1.id, from: 'empty' }),
      ).rejects.toThrow(why);
    }
    for (const reader of [
      await world.as('secretary', world.townA),
      await world.as('auditor', world.city),
      await world.as('leader', world.branchA1),
    ]) {
      expect(await showQuestionnaire(reader, id)).toMatchObject({ manages: false, acts: [] });
      expect(
        (await listQuestionnaires(reader, { within: world.city.path })).rows.map((row) => row.id),
      ).toContain(id);
    }
    for (const stranger of [
      world.anonymous(),
      await world.as('secretary', world.branchA2),
      // An account whose grants have ended.
      { ...clerk, actor: { ...clerk.actor, grants: [] } },
    ]) {
      await expect(showResults(stranger, id)).rejects.toThrow('questionnaire.not-found');
    }
    await expect(showResults(await world.as('clerk', world.townA), id)).rejects.toThrow('access.denied');
    const sibling = await world.as('secretary', world.branchA2);
    expect((await listQuestionnaires(sibling, { within: world.city.path })).rows).toEqual([]);
  });
});

describe('answering online', () => {
  it('takes answers from its first to its last day, names the missing, and keeps nothing that tells who or when', async () => {
    const { code, id } = await opened({ opensOn: '2026-03-03', closesOn: '2026-03-04' });
    await expect(answer(code, ['1'])).rejects.toThrow('questionnaire.not-open');
    expect(await askingNow(world.office, world.branchA1.code)).not.toContainEqual(
      expect.objectContaining({ code }),
    );
    world.clock.set('2026-03-04T15:59:00Z');
    expect(await askingNow(world.office, world.branchA1.code)).toContainEqual(
      expect.objectContaining({ code }),
    );
    await expect(answer(code, [], ['1', '2'], ['6'], ['路'.repeat(301)])).rejects.toMatchObject({
      detail: {
        fields: [
          { field: 'q1', code: 'questionnaire.answer-missing' },
          { field: 'q2', code: 'questionnaire.one-digit' },
          { field: 'q3', code: 'questionnaire.no-such-option' },
          { field: 'q4', code: 'questionnaire.text-too-long' },
        ],
      },
    });
    await answer(code.toUpperCase(), ['1', '3'], ['0'], ['5'], ['灯坏了，找我 13812345678']);
    const once = { ...clerk, requestKey: 'the same sheet' };
    await answerOnline(once, code, [['2']]);
    await answerOnline(once, code, [['2']]);
    const kept = await world.db
      .selectFrom('questionnaire_answer')
      .selectAll()
      .where('questionnaire_id', '=', id)
      .execute();
    expect(kept.map(({ answers }) => JSON.stringify(answers)).toSorted()).toEqual([
      '[[1,3],null,[5],"灯坏了，找我 ***********"]',
      '[[2],null,null,null]',
    ]);
    for (const row of kept) {
      expect(row).toMatchObject({ entered_by: null, serial: null, answered_on: '2026-03-04' });
      // Version 7 would tell the minute.
      expect(row.id[14]).toBe('4');
    }
    const keys = await world.db
      .selectFrom('request_key')
      .selectAll()
      .where('account_id', '=', clerk.actor.accountId!)
      .execute();
    const traces = await sql<{
      n: number;
    }>`select count(*)::int as n from audit_entry where action like '%answer%'`.execute(world.db);
    expect([keys.length, traces.rows[0]?.n]).toEqual([0, 0]);
    world.clock.set('2026-03-04T16:01:00Z');
    await expect(answer(code, ['1'])).rejects.toThrow('questionnaire.not-open');
    expect((await publicQuestionnaire(world.office, code)).standing).toBe('ended');
    await closeQuestionnaire(clerk, id, { revision: 3 });
    await expect(
      reopenQuestionnaire(clerk, id, { revision: 4, closesOn: '2026-03-04' }),
    ).rejects.toMatchObject({
      detail: { fields: [{ field: 'closesOn', code: 'questionnaire.day-past' }] },
    });
    await reopenQuestionnaire(clerk, id, { revision: 4, closesOn: null });
    await answer(code, ['1']);
  });

  it('knows no drafts', async () => {
    const id = await drafted();
    const { questionnaire } = await showQuestionnaire(clerk, id);
    await expect(publicQuestionnaire(world.office, questionnaire.code)).rejects.toThrow(
      'questionnaire.not-found',
    );
    await expect(answer(questionnaire.code, ['1'])).rejects.toThrow('questionnaire.not-found');
  });
});

describe('paper', () => {
  it('is typed in once, hints at doubles, and is put right only by who typed it', async () => {
    const { id } = await opened();
    const typing = { ...clerk, requestKey: 'row 1' };
    const first = await enterSheet(typing, id, { serial: 'A-01', cells: ['１３', '', '4', '  修 渠  '] });
    expect(await enterSheet(typing, id, { serial: 'A-01', cells: ['１３', '', '4', '  修 渠  '] })).toEqual(
      first,
    );
    expect((await enterSheet(clerk, id, { serial: 'A-01', cells: ['2'] })).sameSerial).toBe(true);
    await expect(enterSheet(clerk, id, { cells: ['4', '12', 'x', ''] })).rejects.toMatchObject({
      detail: {
        fields: [
          { field: 'q1', code: 'questionnaire.no-such-option', value: '4' },
          { field: 'q2', code: 'questionnaire.one-digit', value: '12' },
          { field: 'q3', code: 'questionnaire.digits-only', value: 'x' },
        ],
      },
    });
    await expect(enterSheet(clerk, id, { cells: ['', '0'] })).rejects.toMatchObject({
      detail: { fields: [{ code: 'questionnaire.blank-sheet' }] },
    });
    const colleague = await world.as('secretary', world.branchA1);
    await expect(correctSheet(colleague, id, first.id, { cells: ['1'], revision: 1 })).rejects.toThrow(
      'sheet.not-own',
    );
    await correctSheet(clerk, id, first.id, { cells: ['2', '1'], revision: 1 });
    await expect(removeSheet(clerk, id, first.id, { revision: 1 })).rejects.toThrow('sheet.conflict');
    const sheets = (await listSheets(colleague, id, {})).rows.map(({ answers, own }) => [answers, own]);
    expect(sheets).toHaveLength(2);
    expect(sheets).toContainEqual([[[2], [1], null, null], false]);
    await removeSheet(clerk, id, first.id, { revision: 2 });
    expect((await showQuestionnaire(clerk, id)).answered).toEqual({ online: 0, paper: 1 });
    const above = await world.as('secretary', world.townA);
    await expect(listSheets(above, id, {})).rejects.toThrow('access.denied');
    await closeQuestionnaire(clerk, id, { revision: 3 });
    await expect(enterSheet(clerk, id, { cells: ['1'] })).rejects.toThrow('questionnaire.wrong-state');
  });
});
