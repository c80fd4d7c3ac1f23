import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import type { Id } from '../../src/kernel/ids.ts';
import { loadLetter } from '../../src/registry/letters/index.ts';
import { showReviews } from '../../src/steps/2-review/index.ts';
import { draftForPerson, goodItems, handIn } from '../letters.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
let letterId: Id;
let revision: number;
/** Sessions by who stands behind them. */
let tokens: Record<
  'reviewer' | 'superior' | 'sibling' | 'parent' | 'cousin' | 'own' | 'ended' | 'nobody',
  string
>;
beforeAll(async () => {
  town = await openTown();
  const { world } = town;
  const [, member] = world.people.branchA1;
  const clerk = await world.as('clerk', world.branchA1);
  const items = goodItems(1, 'service').map((item) => ({ ...item, dueOn: addDays(town.today, 60) }));
  letterId = await draftForPerson(clerk, member!.id, items);
  await handIn(clerk, letterId);
  ({ revision } = await loadLetter(world.office, letterId));
  tokens = {
    reviewer: await account(town, 'door-reviewer', 'secretary', world.branchA1),
    superior: await account(town, 'door-superior', 'office', world.city),
    sibling: await account(town, 'door-sibling', 'secretary', world.branchA2),
    parent: await account(town, 'door-parent', 'secretary', world.townA),
    cousin: await account(town, 'door-cousin', 'secretary', world.branchB1),
    own: await account(town, 'door-own', 'member', world.branchA1, member),
    ended: await account(town, 'door-ended', 'secretary', world.branchA1),
    nobody: '',
  };
  await world.db
    .updateTable('access_grant')
    .set({ ended_at: world.clock.now() })
    .where('account_id', 'in', (eb) =>
      eb.selectFrom('account').select('id').where('login', '=', 'door-ended'),
    )
    .execute();
});
afterAll(() => town.close());

async function ask(who: keyof typeof tokens, path: string, form?: Readonly<Record<string, string>>) {
  const answer = await fetch(town.url + path, {
    method: form ? 'POST' : 'GET',
    headers: { accept: 'text/html', cookie: `yinuo_session=${tokens[who]}`, origin: town.url },
    redirect: 'manual',
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' };
}

const STRANGERS = ['sibling', 'cousin', 'ended'] as const;

test('the desk opens to those who may read the letter, and decides for the reviewer alone', async () => {
  const desk = `/console/2-review/${letterId}`;
  for (const who of STRANGERS) expect((await ask(who, desk)).status, who).toBe(404);
  expect((await ask('nobody', desk)).to).toContain('/console/sign-in');
  for (const who of ['parent', 'own'] as const) {
    const { status, text } = await ask(who, desk);
    expect(status, who).toBe(200);
    expect(text, who).not.toContain('formaction="?/sendBack"');
  }
  expect((await ask('reviewer', desk)).text).toContain('formaction="?/sendBack"');
  const decision = { revision: String(revision), requestKey: 'door', formKey: 'decision' };
  for (const act of ['approve', 'sendBack']) {
    const sent = (who: keyof typeof tokens) =>
      ask(who, `${desk}?/${act}`, { ...decision, requestKey: `${act} ${who}`, reasons: 'vague' });
    // Out of sight, the answer is not even that there is such a letter.
    for (const who of STRANGERS) expect((await sent(who)).status, `${act} ${who}`).toBe(404);
    for (const who of ['parent', 'own'] as const) expect((await sent(who)).status, `${act} ${who}`).toBe(403);
    expect((await sent('nobody')).status, act).not.toBe(200);
  }
  expect(await showReviews(await town.world.as('secretary', town.world.branchA1), letterId)).toEqual([]);
});

test('approving together and taking back are no other way in', async () => {
  const batch = `/console/2-review/batch?letters=${letterId}`;
  const form = { letter: letterId, [`revision.${letterId}`]: String(revision), formKey: 'batch' };
  for (const who of [...STRANGERS, 'parent', 'own'] as const) {
    expect((await ask(who, batch)).text, who).not.toContain('name="letter"');
    const { text } = await ask(who, `${batch}&/approve`, { ...form, requestKey: `batch ${who}` });
    expect(text, who).toContain('没有通过的 1 份');
  }
  const { world } = town;
  expect((await loadLetter(world.office, letterId)).state).toBe('submitted');
  const approved = await ask('reviewer', `/console/2-review/${letterId}?/approve`, {
    revision: String(revision),
    requestKey: 'door reviewer',
    formKey: 'decision',
  });
  expect(approved.status).toBe(303);
  const review = new URL(approved.to, town.url).searchParams.get('decided')!;
  for (const who of [...STRANGERS, 'parent', 'own'] as const) {
    const taken = await ask(who, '/console/2-review?/undo', {
      review,
      requestKey: `undo ${who}`,
      formKey: 'undo',
    });
    expect(taken.status, who).toBe(404);
    // A link with somebody else's decision tells nothing.
    expect((await ask(who, `/console/2-review?decided=${review}`)).text, who).not.toContain('审核通过。');
  }
  expect((await loadLetter(world.office, letterId)).state).toBe('approved');
});

test('figures of reviewing are for the place and those above, authority over a post for offices', async () => {
  const { world } = town;
  const statistics = `/console/2-review/statistics?scope=${world.townA.id}`;
  for (const [who, status] of [
    ['parent', 200],
    ['superior', 200],
    ['sibling', 404],
    ['cousin', 404],
    ['own', 404],
    ['ended', 404],
  ] as const) {
    const answer = await ask(who, statistics);
    expect([403, status], who).toContain(answer.status);
    expect(answer.status === 200, who).toBe(status === 200);
  }
  const person = await world.addPerson(world.branchA1, '高远', 'fullMember', { leadingCadre: true });
  const authority = `/console/people/${person.id}/authority`;
  const named = { organizationId: world.townA.id, revision: '1', formKey: 'authority' };
  for (const who of ['reviewer', 'parent', ...STRANGERS, 'own'] as const) {
    expect([403, 404], who).toContain((await ask(who, authority)).status);
    const answer = await ask(who, authority, { ...named, requestKey: `authority ${who}` });
    expect([403, 404], who).toContain(answer.status);
  }
});
