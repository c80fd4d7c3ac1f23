import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWorld, type Place, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { answerNeed, declineNeed, publicNeeds, recordNeed, releaseNeeds } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

const record = async (ctx: Context, place: Place, text: string): Promise<Id> =>
  (await recordNeed(ctx, { organizationId: place.id, text, source: 'visit', heardOn: '2026-02-01' })).id;

describe('the portal', () => {
  it('lists released needs that nobody took up, with the reason of a refusal, by place', async () => {
    const at = await world.addPlace(world.townB, '公示党支部', 'branch', 'SHOW');
    const clerk = await world.as('clerk', at);
    const [waits, refused, hidden, answered] = await Promise.all(
      ['修桥', '装电梯', '内部意见', '问办事时间'].map((text) => record(clerk, at, text)),
    );
    await releaseNeeds(clerk, { needIds: [waits, refused, answered], public: true });
    await declineNeed(clerk, refused!, { revision: 2, answer: '没有建设用地' });
    await answerNeed(clerk, answered!, { revision: 2, answer: '工作日九点' });
    const shown = await publicNeeds(world.office, { within: world.townB.path });
    expect(shown).toMatchObject({ waiting: 1, declined: 1 });
    expect(shown.rows.map(({ text, reason }) => [text, reason])).toEqual(
      expect.arrayContaining([
        ['修桥', null],
        ['装电梯', '没有建设用地'],
      ]),
    );
    expect(shown.rows.some(({ id }) => id === hidden)).toBe(false);
    expect((await publicNeeds(world.office, { within: world.countyA.path, declined: true })).rows).toEqual(
      [],
    );
    const first = await publicNeeds(world.office, { organizationCode: 'SHOW', limit: 1 });
    const second = await publicNeeds(world.office, {
      organizationCode: 'SHOW',
      limit: 1,
      after: first.next!,
    });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(2);
    expect(second.next).toBeUndefined();
  });
});
