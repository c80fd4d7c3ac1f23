import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import {
  createRound,
  editDuties,
  editGuidance,
  editRound,
  openRound,
  removeDuties,
  showRound,
} from './index.ts';

let world: World;
let office: Context;
beforeAll(async () => {
  world = await buildWorld();
  office = await world.as('office', world.city);
});
afterAll(() => world.close());

const draft = async (code: string, template = 'excellence2010'): Promise<Id> => {
  const days = { startsOn: `${code}-01-01`, endsOn: `${code}-12-31` };
  return (await createRound(office, { code, name: `${code}年度`, ...days, template })).id;
};
const settingsOf = async (id: Id) => (await showRound(office, id)).round.settings;
const cell = { domain: 'rural', guided: 'memberWithPost', reason: '结合本市' };
const list = {
  name: '护林员职责',
  domain: 'rural',
  guided: 'memberWithPost',
  post: '护林员',
  duties: '按时巡山\n\n按时巡山\n登记台账',
};

test('one cell of the guidance and one duty list are set, added and taken out; every change is a version', async () => {
  const id = await draft('2031');
  const before = await settingsOf(id);
  await editGuidance(office, id, { ...cell, revision: 1, hints: '修哪条路\n 何时完工 \n' });
  let { guidance } = await settingsOf(id);
  expect(guidance).toHaveLength(before.guidance.length);
  expect(guidance.find((each) => each.domain === 'rural' && each.guided === 'memberWithPost')?.hints).toEqual(
    ['修哪条路', '何时完工'],
  );
  await editGuidance(office, id, { ...cell, revision: 2, hints: '' });
  ({ guidance } = await settingsOf(id));
  expect(guidance).toHaveLength(before.guidance.length - 1);

  await editDuties(office, id, { revision: 3, list });
  let { duties } = await settingsOf(id);
  expect(duties.at(-1)).toMatchObject({ name: '护林员职责', duties: ['按时巡山', '登记台账'] });
  const place = duties.length - 1;
  await editDuties(office, id, { revision: 4, place, list: { ...list, duties: '按时巡山' } });
  await removeDuties(office, id, { revision: 5, place: 0 });
  ({ duties } = await settingsOf(id));
  expect(duties).toHaveLength(before.duties.length);
  expect(duties.at(-1)?.duties).toEqual(['按时巡山']);
  const { versions, round } = await showRound(office, id);
  expect(round.settingsVersion).toBe(6);
  expect(versions.find(({ version }) => version === 2)?.reason).toBe('结合本市');
  expect(versions.at(-1)?.settings.guidance).toEqual(before.guidance);
});

test('wrong words, unknown cells and stale pages are told; strangers and open rounds are refused', async () => {
  const id = await draft('2032');
  const faults = (act: Promise<unknown>) => act.then(() => 'done', (error: { code: string; detail: { fields?: { field: string; code: string }[] } }) => error.detail.fields?.map((each) => `${each.field} ${each.code}`) ?? error.code); // prettier-ignore
  const guidance = (input: object) =>
    faults(editGuidance(office, id, { ...cell, revision: 1, hints: '好', ...input }));
  expect(await guidance({ hints: '长'.repeat(201) })).toEqual(['hints round.word-too-long']);
  expect(await guidance({ hints: Array.from({ length: 13 }, (_, i) => `问${i}`).join('\n') })).toEqual([
    'hints round.too-many-words',
  ]);
  expect(await guidance({ domain: 'moon' })).toEqual(['domain input.malformed']);
  expect(await guidance({ revision: 9 })).toBe('round.conflict');
  expect(
    await faults(editDuties(office, id, { revision: 1, list: { ...list, name: '', duties: '' } })),
  ).toEqual(['list.name input.missing', 'list.duties input.missing']);
  expect(await faults(editDuties(office, id, { revision: 1, place: 999, list }))).toBe('round.conflict');
  expect(await faults(removeDuties(office, id, { revision: 1, place: 999 }))).toBe('round.conflict');
  const strangers = [
    await world.as('office', world.countyA),
    await world.as('secretary', world.city),
    world.anonymous(),
  ];
  for (const stranger of strangers) {
    for (const act of [
      () => editGuidance(stranger, id, { ...cell, revision: 1, hints: '好' }),
      () => editDuties(stranger, id, { revision: 1, list }),
      () => removeDuties(stranger, id, { revision: 1, place: 0 }),
    ])
      await expect(act()).rejects.toMatchObject({
        code: expect.stringMatching(/round.not-found|access.denied/),
      });
  }
  await openRound(office, id, 1);
  expect(await guidance({ revision: 2 })).toBe('round.frozen');
  expect(await faults(editDuties(office, id, { revision: 2, list }))).toBe('round.frozen');
  expect(await faults(removeDuties(office, id, { revision: 2, place: 0 }))).toBe('round.frozen');
});

test('a new round takes over the settings of the last one; its steps keep their share of the days', async () => {
  const id = await draft('2033', 'previous');
  const { round } = await showRound(office, id);
  const [before] = (await showRound(office, id)).versions;
  expect(before?.version).toBe(1);
  const last = (await showRound(office, (await lastOpened()).id)).round;
  const { calendar, ...settings } = round.settings;
  const { calendar: lastCalendar, ...lastSettings } = last.settings;
  expect(settings).toEqual(lastSettings);
  expect(round.theme).toBe(last.theme);
  expect(calendar.propose.from).toBe('2033-01-01');
  expect(calendar.appraise.to).toBe('2033-12-31');
  expect(calendar.publish.to.slice(5, 7)).toBe(lastCalendar.publish.to.slice(5, 7));
  await editRound(office, id, { ...round, settings: round.settings, revision: 1, reason: '' });
});

const lastOpened = async () =>
  world.db
    .selectFrom('round')
    .select('id')
    .where('state', '=', 'open')
    .orderBy('starts_on', 'desc')
    .executeTakeFirstOrThrow();

test('the first round of an office has no round before it', async () => {
  const fresh = await buildWorld();
  await expect(
    createRound(await fresh.as('office', fresh.city), {
      code: '2031',
      name: '首轮',
      startsOn: '2031-01-01',
      endsOn: '2031-12-31',
      template: 'previous',
    }),
  ).rejects.toMatchObject({ detail: { fields: [{ field: 'template', code: 'round.no-previous' }] } });
  await fresh.close();
});
