import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../../test/published.ts';
import { lastSuggestion, sent } from '../../../../test/suggestions.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import { SYSTEM } from '../../../kernel/actor.ts';
import { withActor } from '../../../platform/index.ts';
import { answerNeed, listNeeds, mergeNeeds, passNeed, showNeed } from '../needs/index.ts';
import {
  acceptSuggestion,
  acceptSuggestions,
  followMergers,
  readContact,
  showSuggestion,
  trackSuggestion,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

const track = (code: string) => trackSuggestion(world.office, '10.1.1.1', code);
const waiting = async (text: string) => lastSuggestion(world.office, text);

describe('the code', () => {
  it('follows a need that was merged, passed on and answered', async () => {
    const { branchA1, townA } = world;
    const clerk = await world.as('clerk', branchA1);
    const first = await sent(world.office, branchA1.code, { text: '二组自来水压力太小，做饭没水' });
    const one = await waiting('二组自来水压力太小，做饭没水');
    await acceptSuggestion(clerk, one.id, { revision: 1, text: '二组自来水压力太小', place: '二组' });
    expect(await track(first.code)).toMatchObject({
      state: 'accepted',
      need: { state: 'studying', text: '二组自来水压力太小' },
    });
    expect((await showSuggestion(clerk, one.id)).original).toBe('二组自来水压力太小，做饭没水');

    const second = await sent(world.office, branchA1.code, { text: '二组自来水压力太小了' });
    const two = await waiting('二组自来水压力太小了');
    const { similar } = await showSuggestion(clerk, two.id);
    expect(similar.map(({ text }) => text)).toEqual(['二组自来水压力太小']);
    await acceptSuggestion(clerk, two.id, {
      revision: 1,
      text: '二组自来水压力太小了',
      into: similar[0]!.id,
    });
    expect((await track(second.code)).need).toMatchObject({ raisedCount: 2, text: '二组自来水压力太小' });
    expect(
      await codeOf(
        acceptSuggestion(await world.as('clerk', world.branchB1), two.id, { revision: 1, text: '水' }),
      ),
    ).toBe('suggestion.not-found');

    const third = await sent(world.office, branchA1.code, { text: '三组水管也老化了' });
    await acceptSuggestions(clerk, { ids: [(await waiting('三组水管也老化了')).id] });
    const bank = await listNeeds(clerk, { within: branchA1.path, query: '水管' });
    await mergeNeeds(clerk, { intoId: similar[0]!.id, needIds: [bank.rows[0]!.id] });
    expect((await track(third.code)).need).toMatchObject({ raisedCount: 3, text: '二组自来水压力太小' });

    const { need } = await showNeed(clerk, similar[0]!.id);
    await passNeed(clerk, need.id, {
      revision: need.revision,
      toOrganizationId: townA.id,
      reason: '镇里统管',
    });
    const town = await world.as('secretary', townA);
    const passed = (await showNeed(town, need.id)).need;
    await answerNeed(town, need.id, { revision: passed.revision, answer: '水厂六月换泵' });
    for (const { code } of [first, second, third]) {
      expect((await track(code)).need).toMatchObject({
        state: 'answered',
        answer: '水厂六月换泵',
        organizationName: townA.name,
      });
    }
  });

  it('is read however it is typed, and guessing is slowed down without a word about who guesses', async () => {
    const { code } = await sent(world.office, world.branchA1.code, { text: '谢谢大家' });
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await track(typed)).text).toBe('谢谢大家');
    const guess = () => codeOf(trackSuggestion(world.office, '10.9.9.9', '0000-0000-00000'));
    for (let i = 0; i < 30; i += 1) expect(await guess()).toBe('suggestion.not-found');
    expect(await guess()).toBe('suggestion.too-many-tries');
    // Who shares the address and holds a code is told all the same.
    expect((await trackSuggestion(world.office, '10.9.9.9', code)).text).toBe('谢谢大家');
    expect((await track(code)).text).toBe('谢谢大家');
  });
});

it('goes on at the organization that took over, also when that one was merged again', async () => {
  const { townA } = world;
  const [one, two, three] = [
    await world.addPlace(townA, '东村党支部'),
    await world.addPlace(townA, '西村党支部'),
    await world.addPlace(townA, '中村党支部'),
  ];
  const { code } = await sent(world.office, one.code, { text: '东村的井盖丢了', contact: '孙七' });
  for (const [from, to] of [
    [one, two],
    [two, three],
  ] as const) {
    await world.db
      .updateTable('organization')
      .set({ state: 'closed', successor_id: to.id })
      .where('id', '=', from.id)
      .execute();
  }
  const program = withActor(world.office, SYSTEM);
  expect(await codeOf(followMergers(world.anonymous()))).not.toBe('done');
  expect(await followMergers(program)).toBe(1);
  expect(await followMergers(program)).toBe(0);
  expect((await track(code)).organization.code).toBe(three.code);
  const { id } = await waiting('东村的井盖丢了');
  const clerk = await world.as('clerk', three);
  expect(await readContact(clerk, id)).toBe('孙七');
  expect((await showSuggestion(clerk, id)).history.map(({ to }) => to)).toEqual([null, '中村党支部']);
  const later = await sent(world.office, one.code, { text: '东村想要公交站' });
  expect(later.organizationName).toBe('中村党支部');
});
