import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedQuestionnaire } from '../../../../test/questionnaires.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Context } from '../../../platform/index.ts';
import { recordNeed, showNeed } from '../needs/index.ts';
import {
  answerOnline,
  enterSheet,
  listTexts,
  showResults,
  turnIntoNeeds,
  proposeNeeds,
  exportResults,
} from './index.ts';

let world: World;
let clerk: Context;
beforeAll(async () => {
  world = await buildWorld();
  clerk = await world.as('clerk', world.branchA1);
});
afterAll(() => world.close());

const opened = (more: object = {}) => openedQuestionnaire(clerk, world.branchA1, more);
const answer = (code: string, ...sent: string[][]) => answerOnline(world.anonymous(), code, sent);

describe('results', () => {
  it('count what was answered, and show fewer than five only to the organization itself', async () => {
    const { id, code } = await opened();
    await answer(code, ['1', '2'], ['1'], ['5'], ['村口没有路灯']);
    await answer(code, ['1'], ['0'], ['2'], ['']);
    for (let i = 0; i < 2; i += 1) await enterSheet(clerk, id, { cells: ['13', '2', '', '路灯'] });
    const above = await world.as('secretary', world.townA);
    expect(await showResults(above, id)).toMatchObject({ total: 4, counts: [] });
    await expect(listTexts(above, id, { question: 3 })).rejects.toThrow('questionnaire.too-few-answers');
    expect((await showResults(clerk, id)).counts).toHaveLength(4);
    await enterSheet(clerk, id, { cells: ['', '', '3', '自来水'] });
    const { counts, visible } = await showResults(above, id);
    expect(visible).toEqual({ results: true, channels: false });
    expect(
      counts.map(({ answered, choices, mean }) => [answered, choices.map(({ count }) => count), mean]),
    ).toEqual([
      [4, [4, 1, 2], undefined],
      [3, [1, 2], undefined],
      [3, [0, 1, 1, 0, 1], 10 / 3],
      [4, [], undefined],
    ]);
    expect(counts[0]?.choices[0]?.byChannel).toEqual({ online: 2, paper: 2 });
    const found = await listTexts(above, id, { question: 3, query: '路灯' });
    expect(found.rows.map(({ text }) => text).toSorted()).toEqual(['村口没有路灯', '路灯', '路灯']);
    const one = await listTexts(above, id, { question: 3, limit: 2 });
    const two = await listTexts(above, id, { question: 3, limit: 2, after: one.next! });
    expect(new Set([...one.rows, ...two.rows].map((row) => row.id)).size).toBe(4);
  });
});

describe('needs', () => {
  it('come from ticked texts and options: worded anew, or as a source of a need that says the same', async () => {
    const { id, code } = await opened();
    for (const text of ['村口没有路灯', '村口没有路灯。', '垃圾没人清运'])
      await answer(code, ['1'], [], [], [text]);
    const { rows } = await listTexts(clerk, id, { question: 3 });
    const answers = rows.filter(({ text }) => text.startsWith('村口')).map((row) => row.id);
    const selection = { question: 3, answers };
    const { id: known } = await recordNeed(clerk, {
      organizationId: world.branchA1.id,
      text: '村口没有路灯',
      source: 'visit',
      raisedCount: 3,
      heardOn: '2026-03-01',
    });
    const { proposals } = await proposeNeeds(clerk, id, selection, 'merge');
    expect(proposals).toMatchObject([{ text: '村口没有路灯', raisedCount: 2, similar: [{ id: known }] }]);
    const keyed = { ...clerk, requestKey: 'needs' };
    const merged = { ...selection, needs: [{ text: '村口装路灯', raisedCount: 2, into: known }] };
    expect(await turnIntoNeeds(keyed, id, merged)).toEqual({ ids: [known] });
    expect(await turnIntoNeeds(keyed, id, merged)).toEqual({ ids: [known] });
    expect((await showNeed(clerk, known)).need.raisedCount).toBe(5);
    const turned = (await listTexts(clerk, id, { question: 3 })).rows.filter((row) => row.turned);
    expect(turned.map((row) => row.id).toSorted()).toEqual(answers.toSorted());

    const option = { options: [{ question: 0, choice: 1 }] };
    expect((await proposeNeeds(clerk, id, option, 'each')).proposals).toMatchObject([
      { text: '路灯', raisedCount: 3 },
    ]);
    const { ids } = await turnIntoNeeds(clerk, id, {
      ...option,
      needs: [{ text: '修路灯', raisedCount: 3 }],
    });
    expect((await showNeed(clerk, ids[0]!)).need).toMatchObject({ source: 'questionnaire', raisedCount: 3 });
    expect((await showResults(clerk, id)).turned).toEqual(['1.1']);

    const foreign = await recordNeed(await world.as('clerk', world.branchA2), {
      organizationId: world.branchA2.id,
      text: '别村的事',
      source: 'visit',
      heardOn: '2026-03-01',
    });
    const stolen = { ...option, needs: [{ text: '路灯', raisedCount: 1, into: foreign.id }] };
    await expect(turnIntoNeeds(clerk, id, stolen)).rejects.toThrow('need.not-found');
    await expect(
      turnIntoNeeds(clerk, id, { ...option, needs: [{ text: '找13812345678', raisedCount: 1 }] }),
    ).rejects.toMatchObject({ detail: { fields: [{ field: 'needs.0.text', code: 'input.holds-mobile' }] } });
    await expect(turnIntoNeeds(clerk, id, { needs: [{ text: '没有勾选', raisedCount: 1 }] })).rejects.toThrow(
      'input.invalid',
    );
    for (const [who, why] of [
      [await world.as('secretary', world.townA), 'access.denied'],
      [await world.as('secretary', world.branchA2), 'questionnaire.not-found'],
      [world.anonymous(), 'questionnaire.not-found'],
    ] as const) {
      await expect(turnIntoNeeds(who, id, { ...option, needs: merged.needs })).rejects.toThrow(why);
      await expect(proposeNeeds(who, id, option, 'each')).rejects.toThrow(why);
    }
    await expect(exportResults(await world.as('secretary', world.townA), id)).rejects.toThrow(
      'questionnaire.too-few-answers',
    );
    const { texts } = await exportResults(clerk, id);
    expect(texts[0]?.texts.toSorted()).toEqual(['垃圾没人清运', '村口没有路灯', '村口没有路灯。']);
  });
});
