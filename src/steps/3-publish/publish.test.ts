import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  approveAs,
  draftFor,
  draftForPerson,
  goodItems,
  handIn,
  openTestRound,
  revisionOf,
} from '../../../test/letters.ts';
import { codeOf, faultsOf, publishedLetter } from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor } from '../../platform/index.ts';
import {
  itemsOf,
  loadLetter,
  loadVersion,
  recountTally,
  revise,
  saveDraft,
} from '../../registry/letters/index.ts';
import { entriesOf, verifyChain } from '../../transparency/index.ts';
import { publish, publishMany, waitingForPublication } from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const secretaryOf = (
  place: keyof World & ('branchA1' | 'branchA2' | 'branchB1' | 'townA' | 'townB' | 'countyB'),
) => world.as('secretary', world[place]);
const contentVersion = async (): Promise<number> =>
  (await world.db.selectFrom('content_version').select('version').executeTakeFirstOrThrow()).version;

test('an approved letter is published once, with its items, its log entry and a new version of the portal', async () => {
  const author = await secretaryOf('branchA1');
  const reviewer = await secretaryOf('townA');
  const letterId = await draftFor(author, world.branchA1.id);
  await handIn(author, letterId);
  const check = { letterId, secrecyCheckedBy: '李敏' };
  expect(await codeOf(publish(author, check))).toBe('letter.wrong-state');
  await approveAs(reviewer, letterId);

  const authorName = author.actor.name;
  const spaced = ` ${authorName.replace(' ', '\u3000\u3000')} `;
  for (const secrecyCheckedBy of [authorName, spaced]) {
    expect(await faultsOf(publish(author, { letterId, secrecyCheckedBy }))).toEqual([
      'secrecyCheckedBy publish.checker-is-author',
    ]);
  }
  expect(await faultsOf(publish(author, { letterId, secrecyCheckedBy: '' }))).toEqual([
    'secrecyCheckedBy input.missing',
  ]);
  expect(await itemsOf(world.office, letterId)).toEqual([]);

  const before = await contentVersion();
  const published = await publish({ ...author, requestKey: 'p1' }, check);
  expect(published).toMatchObject({ version: 1, public: true });
  expect(await publish({ ...author, requestKey: 'p1' }, check)).toEqual(published);
  expect(await contentVersion()).toBe(before + 1);
  expect(await codeOf(publish(author, check))).toBe('letter.wrong-state');

  const letter = await loadLetter(world.office, letterId);
  expect(letter).toMatchObject({ state: 'published', publishedVersion: 1, public: true });
  expect(await loadVersion(world.office, letterId, 1)).toMatchObject({ secrecyCheckedBy: '李敏' });
  const items = await itemsOf(world.office, letterId);
  expect(items.map(({ state, public: shown }) => [state, shown])).toEqual(
    items.map(() => ['inProgress', true]),
  );
  const [entry, ...others] = await entriesOf(world.office, letter.number);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ kind: 'commitment.published', revision: 1, index: 1 });
  expect(JSON.parse(entry?.document ?? '')).toMatchObject({
    number: letter.number,
    committer: { kind: 'organization', name: world.branchA1.name },
    approvedBy: world.townA.name,
    items: items.map(({ number, content, dueOn }) => ({ number, content, dueOn })),
  });
  expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
});

test('a revision is a new version with its reason, chained to the one before', async () => {
  const { letterId, author, reviewer } = await publishedLetter(world, world.branchB1, world.townB);
  await revise(author, letterId, {
    revision: await revisionOf(author, letterId),
    reason: '群众建议提前完工',
  });
  const { content } = await loadVersion(author, letterId, 2);
  await saveDraft(author, letterId, {
    revision: await revisionOf(author, letterId),
    opening: '',
    items: content.items.map((item) => ({ ...item, dueOn: '2026-08-31' })),
  });
  await handIn(author, letterId);
  await approveAs(reviewer, letterId);
  await publish(reviewer, { letterId, secrecyCheckedBy: '周检查' });
  const { number } = await loadLetter(author, letterId);
  const [first, second] = await entriesOf(author, number);
  expect(second).toMatchObject({ kind: 'commitment.revised', revision: 2 });
  expect(JSON.parse(second?.entry ?? '{}')).toMatchObject({ prev: `sha256:${first?.digest}` });
  expect(JSON.parse(second?.document ?? '{}')).toMatchObject({
    reason: '群众建议提前完工',
    items: [{ dueOn: '2026-08-31' }, {}, {}],
  });
  expect((await itemsOf(author, letterId)).map(({ dueOn }) => dueOn)).toEqual([
    '2026-08-31',
    '2026-08-31',
    '2026-08-31',
  ]);
});

describe('letters of members', () => {
  test.each([
    ['off', false, false],
    ['masked', true, false],
    ['full', true, false],
  ] as const)('%s: on the portal %s', async (setting, shown, named) => {
    const person = await world.addPerson(world.branchA2, '欧阳春犇');
    await world.db
      .updateTable('round')
      .set(({ fn, val }) => ({
        settings: fn<string>('jsonb_set', [
          'settings',
          val('{memberLettersOnPortal}'),
          val(JSON.stringify(setting)),
        ]),
      }))
      .execute();
    const author = await world.asPerson(person);
    const letterId = await draftForPerson(author, person.id, [
      { ...goodItems(1, 'service')[0]!, responsiblePerson: person.name },
    ]);
    await handIn(author, letterId);
    const branch = await secretaryOf('branchA2');
    await approveAs(branch, letterId);
    expect(await faultsOf(publish(branch, { letterId, secrecyCheckedBy: person.name }))).toEqual([
      'secrecyCheckedBy publish.checker-is-author',
    ]);
    await publish(branch, { letterId, secrecyCheckedBy: '周检查' });
    expect((await itemsOf(world.office, letterId)).map((item) => item.public)).toEqual([shown]);
    const letter = await loadLetter(world.office, letterId);
    expect(letter.public).toBe(shown);
    const [entry] = await entriesOf(world.office, letter.number);
    expect(entry?.document.includes(person.name)).toBe(named);
    expect(entry?.document).toContain('欧*');
  });
});

test('a list is published under one check; what cannot be is told and holds up none of the others', async () => {
  const reviewer = await secretaryOf('countyB');
  const town = await secretaryOf('townB');
  const ready = await draftFor(town, world.townB.id);
  await handIn(town, ready);
  await approveAs(reviewer, ready);
  const other = await world.addPlace(world.countyB, '青山镇第二党委', 'committee', '990002009');
  const draft = await draftFor(await world.as('secretary', other), other.id);

  const list = await waitingForPublication(reviewer, { roundId });
  expect(list.rows.map(({ id }) => id)).toEqual([ready]);
  expect((await waitingForPublication(await secretaryOf('branchA2'), { roundId })).rows).toEqual([]);

  const input = { letterIds: [draft, ready, ready], secrecyCheckedBy: '周检查' };
  const keyed = { ...reviewer, requestKey: 'batch' };
  const outcomes = await publishMany(keyed, input);
  expect(outcomes).toMatchObject([
    { done: false, letterId: draft },
    { done: true, letterId: ready },
  ]);
  expect(await publishMany(keyed, input)).toEqual(outcomes);
  expect(await faultsOf(publishMany(reviewer, { ...input, letterIds: [] }))).toEqual([
    'letterIds publish.nothing-chosen',
  ]);
});

test('only the committing organization and its reviewer publish', async () => {
  const author = await secretaryOf('townA');
  const letterId = await draftFor(author, world.townA.id);
  await handIn(author, letterId);
  await approveAs(await world.as('secretary', world.countyA), letterId);
  const check = { letterId, secrecyCheckedBy: '周检查' };
  expect(await codeOf(publish(world.anonymous(), check))).toBe('letter.not-found');
  expect(await codeOf(publish(await secretaryOf('townB'), check))).toBe('letter.not-found');
  expect(await codeOf(publish(await world.as('office', world.city), check))).toBe('access.denied');
  expect(await codeOf(publish(await world.as('clerk', world.townA), check))).toBe('access.denied');
  const both = await Promise.all([codeOf(publish(author, check)), codeOf(publish(author, check))]);
  expect(both.filter((code) => code === 'done')).toHaveLength(1);
  expect(['letter.conflict', 'letter.wrong-state']).toContain(both.find((code) => code !== 'done'));
  expect(await verifyChain(world.office)).toMatchObject({ intact: true, pending: 0 });
});
