import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestRound } from '../../../../test/letters.ts';
import { codeOf, faultsOf, publishedByPerson, publishedLetter } from '../../../../test/published.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import { loadLetter, revise } from '../../../registry/letters/index.ts';
import { revisionOf } from '../../../../test/letters.ts';
import { entriesOf, verifyChain } from '../../../transparency/index.ts';
import { listPublished, showPublished } from '../inside/index.ts';
import { itemPage, letterPage, publicNumber, withdrawnPage, withdrawPublication } from '../index.ts';
import { openOccasionPhoto, recordOccasion, takeBackOccasion } from './index.ts';

let world: World;
let roundId: Id;
let branchLetter: Id;
let memberLetter: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  branchLetter = (await publishedLetter(world, world.branchA1, world.townA)).letterId;
  memberLetter = (await publishedByPerson(world, world.people.branchA1[1]!)).letterId;
});
afterAll(() => world.close());

const reading = () => ({
  channel: 'meetingReading',
  heldOn: '2026-03-01',
  place: '三月份党员大会',
  letterIds: [branchLetter, memberLetter, branchLetter],
});
const numberOf = async (id: Id) => (await loadLetter(world.office, id)).number;

test('one reading is recorded for many letters, with a photograph that tells nothing of its place', async () => {
  const secretary = await world.as('secretary', world.branchA1);
  expect(await faultsOf(recordOccasion(secretary, { ...reading(), heldOn: '2026-03-03' }))).toEqual([
    'heldOn input.in-future',
  ]);
  const draft = await publishedLetter(world, world.branchB1, world.townB);
  expect(
    await codeOf(recordOccasion(secretary, { ...reading(), letterIds: [branchLetter, draft.letterId] })),
  ).toBe('access.denied');
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .withExif({ IFD0: { Artist: '拍摄人王某' }, IFD3: { GPSLatitude: '34/1 15/1 0/1' } })
    .jpeg()
    .toBuffer();
  const photo = { name: '现场.jpg', bytes };
  const { occasionId, letters } = await recordOccasion(secretary, reading(), [photo]);
  expect(letters).toBe(2);
  const [seen] = (await showPublished(secretary, memberLetter)).occasions;
  expect(seen).toMatchObject({ channel: 'meetingReading', version: 1, recordedByName: secretary.actor.name });
  const kept = await openOccasionPhoto(secretary, memberLetter, occasionId, seen!.photos[0]!.id);
  expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
  expect(kept.bytes.includes('王某')).toBe(false);
  const stranger = await world.as('secretary', world.branchA2);
  expect(await codeOf(openOccasionPhoto(stranger, memberLetter, occasionId, seen!.photos[0]!.id))).toBe(
    'letter.not-found',
  );
  const number = await numberOf(branchLetter);
  const shown = [{ channel: 'meetingReading', heldOn: '2026-03-01' }];
  expect((await letterPage(world.office, number)).shown).toEqual(shown);
  expect((await itemPage(world.office, `${number}-1`)).shown).toEqual(shown);
  const { rows } = await listPublished(secretary, { roundId, within: world.branchA1.path });
  expect(rows.map((row) => row.shown)).toEqual([
    { meetingReading: '2026-03-01' },
    { meetingReading: '2026-03-01' },
  ]);
  const pdf = { name: 'x.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF') };
  expect(await faultsOf(recordOccasion(secretary, reading(), [pdf]))).toEqual(['file publish.photo-only']);
});

test('a record is corrected letter by letter and stays in sight', async () => {
  const secretary = await world.as('secretary', world.branchA1);
  const [{ occasionId } = { occasionId: '' }] = (await showPublished(secretary, memberLetter)).occasions;
  const correction = { occasionId, letterId: memberLetter, reason: '当天没有读到这一份' };
  expect(await codeOf(takeBackOccasion(await world.as('member', world.branchA1), correction))).toBe(
    'access.denied',
  );
  expect(await faultsOf(takeBackOccasion(secretary, { ...correction, reason: '' }))).toEqual([
    'reason input.missing',
  ]);
  await takeBackOccasion(secretary, correction);
  expect(await codeOf(takeBackOccasion(secretary, correction))).toBe('publish.no-such-record');
  expect((await showPublished(secretary, memberLetter)).occasions).toMatchObject([
    { takenBack: { reason: correction.reason, byName: secretary.actor.name } },
  ]);
  const missing = await listPublished(secretary, {
    roundId,
    within: world.branchA1.path,
    missing: 'meetingReading',
  });
  expect(missing.rows.map(({ id }) => id)).toEqual([memberLetter]);
});

test('the branch and its committee read members’ letters in full, nobody else', async () => {
  const reads = async (ctx: Awaited<ReturnType<World['as']>>) => codeOf(showPublished(ctx, memberLetter));
  const [, author, sister] = world.people.branchA1;
  expect(await reads(await world.asPerson(author!))).toBe('done');
  const inside = [
    await world.asPerson(sister!),
    await world.as('clerk', world.branchA1),
    await world.as('member', world.townA),
    await world.as('leader', world.countyA),
  ];
  for (const ctx of inside) {
    expect(await reads(ctx)).toBe('done');
    const { rows } = await listPublished(ctx, { roundId, within: world.branchA1.path, committer: 'person' });
    expect(rows.map(({ committerName }) => committerName)).toEqual([author!.name]);
  }
  const outside = [
    world.anonymous(),
    await world.as('member', world.branchA2),
    await world.as('secretary', world.branchA2),
    await world.as('secretary', world.townB),
  ];
  for (const ctx of outside) expect(await reads(ctx)).toBe('letter.not-found');
  expect(await reads(await world.as('member', world.countyA))).toBe('access.denied');
  const elsewhere = await world.as('member', world.branchA2);
  expect((await listPublished(elsewhere, { roundId, within: world.city.path })).rows).toEqual([]);
});

test('a letter is taken off the portal only in sight of all, and can come back by a revision', async () => {
  const number = await numberOf(branchLetter);
  const withdrawal = { letterId: branchLetter, reason: '第二项涉及未公开的规划' };
  const author = await world.as('secretary', world.branchA1);
  const reviewer = await world.as('secretary', world.townA);
  expect(await codeOf(withdrawPublication(author, withdrawal))).toBe('access.denied');
  expect(await codeOf(withdrawPublication(await world.as('office', world.countyB), withdrawal))).toBe(
    'access.denied',
  );
  expect(await codeOf(withdrawPublication(world.anonymous(), withdrawal))).toBe('access.denied');
  expect(await faultsOf(withdrawPublication(reviewer, { ...withdrawal, reason: ' ' }))).toEqual([
    'reason input.missing',
  ]);
  expect(await codeOf(withdrawPublication(author, { ...withdrawal, letterId: memberLetter }))).toBe(
    'publish.not-on-portal',
  );
  await withdrawPublication(reviewer, withdrawal);
  expect(await codeOf(withdrawPublication(reviewer, withdrawal))).toBe('publish.already-withdrawn');
  expect(await codeOf(letterPage(world.office, number))).toBe('letter.not-found');
  expect(await codeOf(itemPage(world.office, `${number}-1`))).toBe('item.not-found');
  for (const address of [number, `${number}-1`]) {
    expect(await withdrawnPage(world.office, address)).toMatchObject({
      letterNumber: number,
      withdrawnOn: '2026-03-02',
      withdrawnBy: world.townA.name,
      reason: withdrawal.reason,
    });
  }
  expect(await publicNumber(world.office, number)).toEqual({ kind: 'letter', number });
  const entries = await entriesOf(world.office, number);
  expect(entries.map(({ kind }) => kind)).toEqual(['commitment.published', 'commitment.withdrawn']);
  expect(await verifyChain(world.office)).toMatchObject({ intact: true });
  // It goes on inside.
  expect((await showPublished(author, branchLetter)).letter.state).toBe('published');
  await revise(author, branchLetter, {
    revision: await revisionOf(author, branchLetter),
    reason: '删去未公开的规划',
  });
  expect(await withdrawnPage(world.office, number)).toBeDefined();
});
