import { afterAll, beforeAll, expect, test } from 'vitest';
import { discardDraft, loadLetter, saveDraft, loadVersion } from '../../../registry/letters/index.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import {
  approveAs,
  draftFor,
  draftForPerson,
  goodItems,
  handIn,
  openTestRound,
  revisionOf,
} from '../../../../test/letters.ts';
import { advise as adviseAt, adviceWaiting, guidanceThreads, resolveAdvice, waitsForMe } from './index.ts';

let world: World;
let roundId: string;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

/** Each note a second later than the one before: order is by time. */
const advise: typeof adviseAt = (ctx, input) => {
  world.clock.advance(1000);
  return adviseAt(ctx, input);
};

async function memberDraft(index = 0) {
  const person = world.people.branchA1[index]!;
  const member = await world.asPerson(person);
  const letterId = await draftForPerson(member, person.id);
  const { content } = await loadVersion(member, letterId, 1);
  return { member, letterId, itemId: content.items[0]!.id };
}

test('a secretary and a member talk about an item, and each sees what waits for them', async () => {
  const { member, letterId, itemId } = await memberDraft();
  const secretary = await world.as('secretary', world.branchA1);
  const { id } = await advise(secretary, { letterId, itemId, text: '请写明走访几户' });
  await advise(secretary, { letterId, text: '开头可以不写' });
  expect(await adviceWaiting(member, roundId)).toMatchObject([{ letterId, count: 2, from: 'secretary' }]);
  expect(await adviceWaiting(secretary, roundId)).toEqual([]);

  await advise(member, { letterId, replyToId: id, text: '改为每月走访两户，可以吗' });
  expect(await adviceWaiting(member, roundId)).toMatchObject([{ count: 1 }]);
  expect(await adviceWaiting(secretary, roundId)).toMatchObject([{ letterId, count: 1, from: 'author' }]);

  await resolveAdvice(secretary, letterId, id);
  await resolveAdvice(secretary, letterId, id);
  const threads = await guidanceThreads(member, letterId);
  expect(threads.map(({ itemId: of, resolvedAt }) => [of, resolvedAt !== null])).toEqual([
    [null, false],
    [itemId, true],
  ]);
  expect(threads[1]).toMatchObject({ writtenAs: 'secretary', replies: [{ writtenAs: 'author', own: true }] });
  expect(threads.map(waitsForMe)).toEqual([true, false]);
  await advise(member, { letterId, replyToId: id, text: '还有一处请看' });
  expect((await guidanceThreads(member, letterId)).every(({ resolvedAt }) => resolvedAt === null)).toBe(true);
});

test('advice stays with its item through the versions of the letter, and ends with the writing', async () => {
  const { member, letterId, itemId } = await memberDraft(1);
  const secretary = await world.as('secretary', world.branchA1);
  await advise(secretary, { letterId, itemId, text: '请写明数量' });
  const [kept] = (await loadVersion(member, letterId, 1)).content.items;
  await saveDraft(member, letterId, {
    revision: await revisionOf(member, letterId),
    opening: '',
    items: [...goodItems(1, 'service'), kept!],
  });
  expect((await guidanceThreads(member, letterId))[0]?.itemId).toBe(itemId);
  await handIn(member, letterId);
  await expect(advise(secretary, { letterId, itemId, text: '再改一处' })).rejects.toThrow(
    'letter.wrong-state',
  );
  expect(await guidanceThreads(secretary, letterId)).toHaveLength(1);
  expect(await adviceWaiting(member, roundId)).toEqual([]);
  await approveAs(secretary, letterId);
  expect(await guidanceThreads(member, letterId)).toHaveLength(1);
});

test('advice is for who writes the letter and who acts for its organization', async () => {
  const { letterId, itemId } = await memberDraft(2);
  const note = { letterId, itemId, text: '请写明数量' };
  const probes = [
    ['sibling', await world.as('secretary', world.branchA2), 'letter.not-found'],
    ['parent', await world.as('secretary', world.townA), 'access.denied'],
    ['another member', await world.asPerson(world.people.branchA1[0]!), 'access.denied'],
    ['anonymous', world.anonymous(), 'letter.not-found'],
    ['ended grant', formerly(await world.as('secretary', world.branchA1)), 'letter.not-found'],
    ['auditor', await world.as('auditor', world.branchA1), 'access.denied'],
  ] as const;
  const leader = await world.as('leader', world.branchA1);
  const { id } = await advise(leader, note);
  for (const [who, ctx, code] of probes) {
    await expect(advise(ctx, note), who).rejects.toThrow(code);
    await expect(guidanceThreads(ctx, letterId), who).rejects.toThrow(code);
    await expect(resolveAdvice(ctx, letterId, id), who).rejects.toThrow(code);
  }
  await expect(adviceWaiting(world.anonymous(), roundId)).rejects.toThrow('access.signed-out');
});

const formerly = <Ctx extends { actor: object }>(ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, grants: [] },
});

test('a note sent twice is written once; a foreign item or thread is not found; a discarded draft takes its advice along', async () => {
  const author = await world.as('secretary', world.branchA2);
  const letterId = await draftFor(author, world.branchA2.id);
  const leader = await world.as('leader', world.branchA2, 'the same key');
  const first = await advise(leader, { letterId, text: '第一项写具体' });
  expect(await advise(leader, { letterId, text: '第一项写具体' })).toEqual(first);
  expect(await guidanceThreads(author, letterId)).toHaveLength(1);
  expect(await adviceWaiting(author, roundId)).toMatchObject([{ count: 1, from: 'leader' }]);

  const other = await world.as('leader', world.branchA2);
  await expect(advise(other, { letterId, itemId: first.id, text: '?' })).rejects.toThrow('item.not-found');
  const elsewhere = (await draftFor(
    await world.as('secretary', world.branchB1),
    world.branchB1.id,
  )) as string;
  const stranger = await world.as('leader', world.branchB1);
  await expect(advise(stranger, { letterId: elsewhere, replyToId: first.id, text: '?' })).rejects.toThrow(
    'guidance.not-found',
  );
  await expect(resolveAdvice(stranger, elsewhere, first.id)).rejects.toThrow('guidance.not-found');

  await discardDraft(author, letterId, (await loadLetter(author, letterId)).revision);
  await expect(guidanceThreads(author, letterId)).rejects.toThrow('letter.not-found');
});
