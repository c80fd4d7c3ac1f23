import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, faultsOf } from '../../../../test/published.ts';
import { lastSuggestion, openedForm, sent } from '../../../../test/suggestions.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import {
  acceptSuggestion,
  binSuggestions,
  handOver,
  listSuggestions,
  newFormToken,
  passSuggestion,
  readContact,
  refuseSuggestion,
  restoreSuggestions,
  sendSuggestion,
  showSuggestion,
  suggestionsWaiting,
  trackSuggestion,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

const PHONE = '13812345678';
const track = (code: string) => trackSuggestion(world.office, '10.1.1.1', code);
const waiting = async (text: string) => lastSuggestion(world.office, text);

describe('the form', () => {
  it('comes back from a person once, not in a blink, not after a day, not from elsewhere', async () => {
    const { office, branchA1, branchA2 } = world;
    const about = branchA1.code;
    const send = (token: string, text = '路灯不亮') =>
      codeOf(sendSuggestion(office, '10.0.0.1', about, { text, token }));
    expect(await send('')).toBe('suggestion.form-unknown');
    expect(await send(newFormToken(office, about))).toBe('suggestion.form-too-quick');
    expect(await send(openedForm(office, about, 90_000))).toBe('suggestion.form-too-old');
    expect(await send(openedForm(office, branchA2.code))).toBe('suggestion.form-unknown');
    const token = openedForm(office, about);
    expect(await send(`${token.slice(0, -2)}AA`)).toBe('suggestion.form-unknown');
    expect(await send(token)).toBe('done');
    expect(await send(token, '另外一件事')).toBe('suggestion.form-used');
    const input = { text: '路灯不亮', token };
    const again = await sendSuggestion(office, '10.0.0.1', about, input);
    expect(again).toEqual(await sendSuggestion(office, '10.0.0.1', about, input));
    const rows = await world.db
      .selectFrom('suggestion')
      .select('id')
      .where('text', '=', '路灯不亮')
      .execute();
    expect(rows).toHaveLength(1);
    expect(await faultsOf(sendSuggestion(office, '', about, { text: ' ' }))).toEqual([
      'text suggestion.text-missing',
    ]);
  });

  it('keeps what a machine filled in for the bin and tells it nothing', async () => {
    const { office, branchA1 } = world;
    const token = openedForm(office, branchA1.code);
    const { code } = await sendSuggestion(office, '10.0.0.1', branchA1.code, {
      text: '便宜发票',
      token,
      trap: 'https://buy',
    });
    expect((await track(code)).state).toBe('spam');
  });
});

describe('personal data', () => {
  it('is masked in the text, sealed at rest, read by the handler only, and every look leaves a trace', async () => {
    const { branchA1, townA, branchA2 } = world;
    const { code } = await sent(world.office, branchA1.code, {
      text: `东头水渠堵了，请打${PHONE}找我`,
      contact: `老李 ${PHONE}`,
    });
    const masked = `东头水渠堵了，请打${'*'.repeat(11)}找我`;
    const { id } = await waiting(masked);
    const row = await world.db
      .selectFrom('suggestion')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const kept = JSON.stringify({
      ...row,
      original: row.original.toString('latin1'),
      contact: row.contact?.toString('latin1'),
    });
    expect(kept).not.toContain(PHONE);
    expect(kept).not.toContain(code.slice(0, 9));
    expect((await track(code)).text).toBe(masked);

    const clerk = await world.as('clerk', branchA1);
    expect(await readContact(clerk, id)).toBe(`老李 ${PHONE}`);
    const seen = await showSuggestion(clerk, id);
    expect(seen).toMatchObject({ original: `东头水渠堵了，请打${PHONE}找我`, hasContact: true });
    expect(seen.history.map(({ action }) => action)).toEqual(['suggestion.read-contact']);
    const superior = await world.as('secretary', townA);
    expect((await showSuggestion(superior, id)).original).toBeNull();
    expect(await codeOf(readContact(superior, id))).toBe('access.denied');
    const sibling = await world.as('secretary', branchA2);
    expect(await codeOf(showSuggestion(sibling, id))).toBe('suggestion.not-found');
    expect(await codeOf(readContact(sibling, id))).toBe('suggestion.not-found');
    expect(await codeOf(readContact(world.anonymous(), id))).toBe('suggestion.not-found');
    const input = { revision: 1, text: `请打${PHONE}` };
    expect(await faultsOf(acceptSuggestion(clerk, id, input))).toEqual(['text input.holds-mobile']);
  });
});

describe('moderation', () => {
  it('is for the organization and its superior alone', async () => {
    const { branchA1, branchA2, countyA, countyB } = world;
    await sent(world.office, branchA1.code, { text: '村口缺一个公厕' });
    const { id } = await waiting('村口缺一个公厕');
    const refusal = { revision: 1, reason: 'notOurs', answer: '请向镇里反映' };
    const tries = async (role: 'secretary' | 'leader' | 'office', place: typeof branchA1) =>
      codeOf(refuseSuggestion(await world.as(role, place), id, refusal));
    expect(await tries('secretary', branchA2)).toBe('suggestion.not-found');
    expect(await tries('office', countyB)).toBe('suggestion.not-found');
    expect(await tries('secretary', countyA)).toBe('access.denied');
    expect(await tries('leader', branchA1)).toBe('access.denied');
    expect(await codeOf(refuseSuggestion(world.anonymous(), id, refusal))).toBe('suggestion.not-found');
    expect(
      await codeOf(acceptSuggestion(await world.as('secretary', branchA2), id, { revision: 1, text: '改' })),
    ).toBe('suggestion.not-found');
    expect(
      await codeOf(
        handOver(await world.as('secretary', branchA2), id, {
          revision: 1,
          channel: 'petition',
          reference: '1',
        }),
      ),
    ).toBe('suggestion.not-found');
    expect(await codeOf(binSuggestions(await world.as('secretary', branchA2), { ids: [id] }))).toBe(
      'suggestion.not-found',
    );
    expect(await tries('office', branchA1)).toBe('done');
  });

  it('refuses with a reason that the code shows, and takes the refusal back', async () => {
    const { code } = await sent(world.office, world.branchA1.code, { text: '某某是个大坏蛋' });
    const clerk = await world.as('clerk', world.branchA1);
    const { id } = await waiting('某某是个大坏蛋');
    await refuseSuggestion(clerk, id, { revision: 1, reason: 'attack', answer: '请写具体的事' });
    expect(await track(code)).toMatchObject({ state: 'refused', reason: 'attack', answer: '请写具体的事' });
    expect(await codeOf(acceptSuggestion(clerk, id, { revision: 2, text: '好' }))).toBe(
      'suggestion.wrong-state',
    );
    await restoreSuggestions(clerk, { ids: [id] });
    expect(await track(code)).toMatchObject({ state: 'received', reason: null, answer: null });
  });

  it('hands over what belongs elsewhere, and shows it to nobody any more', async () => {
    const { code } = await sent(world.office, world.branchA1.code, { text: '举报张三收钱', contact: '李四' });
    const secretary = await world.as('secretary', world.branchA1);
    const { id } = await waiting('举报张三收钱');
    await handOver(secretary, id, { revision: 1, channel: 'discipline', reference: '纪〔2026〕7号' });
    const tracked = await track(code);
    expect(tracked).toMatchObject({
      state: 'handedOver',
      reason: 'discipline',
      reference: '纪〔2026〕7号',
      text: '',
    });
    const seen = await showSuggestion(secretary, id);
    expect([seen.suggestion.text, seen.original, seen.hasContact]).toEqual(['', null, false]);
    expect(await codeOf(readContact(secretary, id))).toBe('suggestion.no-contact');
    const found = await listSuggestions(secretary, {
      within: world.branchA1.path,
      queue: 'all',
      query: '张三',
    });
    expect(found.rows).toEqual([]);
  });

  it('passes on to the organization in charge, which alone reads it from then on', async () => {
    const { city, branchA1, branchB1 } = world;
    const { code } = await sent(world.office, city.code, {
      text: '青山镇的桥断了',
      place: '青山镇',
      contact: '王五',
    });
    const office = await world.as('office', city);
    const { id } = await waiting('青山镇的桥断了');
    const pass = (toOrganizationId: string) => passSuggestion(office, id, { revision: 1, toOrganizationId });
    expect(await faultsOf(pass(city.id))).toEqual(['toOrganizationId suggestion.same-organization']);
    await pass(branchB1.id);
    expect((await track(code)).organization.code).toBe(branchB1.code);
    expect(await codeOf(showSuggestion(office, id))).toBe('access.denied');
    expect(await readContact(await world.as('clerk', branchB1), id)).toBe('王五');
    expect(await codeOf(showSuggestion(await world.as('clerk', branchA1), id))).toBe('suggestion.not-found');
  });
});

it('tells what is late by working days, for those who handle it', async () => {
  const { branchB1 } = world;
  // Thursday before a weekend: the third working day after it is Tuesday.
  world.clock.set('2026-03-05T02:00:00Z');
  await sent(world.office, branchB1.code, { text: '学校门口没有斑马线' });
  const clerk = await world.as('clerk', branchB1);
  const { id } = await waiting('学校门口没有斑马线');
  expect((await showSuggestion(clerk, id)).deadlines).toEqual({
    acknowledgeBy: '2026-03-10',
    answerBy: '2026-03-26',
  });
  const before = await suggestionsWaiting(clerk);
  world.clock.set('2026-03-10T02:00:00Z');
  expect((await suggestionsWaiting(clerk)).toDecideLate).toBe(1);
  world.clock.set('2026-03-11T02:00:00Z');
  expect(await suggestionsWaiting(clerk)).toMatchObject({ toDecide: before.toDecide, toDecideLate: 2 });
  await acceptSuggestion(clerk, id, { revision: 1, text: '学校门口没有斑马线' });
  expect(await suggestionsWaiting(clerk)).toMatchObject({ toAnswer: 1, toAnswerLate: 0 });
  world.clock.set('2026-03-27T02:00:00Z');
  expect(await suggestionsWaiting(clerk)).toMatchObject({ toAnswer: 1, toAnswerLate: 1 });
  expect((await suggestionsWaiting(await world.as('secretary', world.branchA2))).toDecide).toBe(0);
});
