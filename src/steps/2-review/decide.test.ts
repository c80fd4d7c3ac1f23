import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approveAs,
  draftFor,
  draftForPerson,
  goodItems,
  handIn,
  openTestRound,
  publishPlainly,
  revisionOf,
} from '../../../test/letters.ts';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { loadLetter, loadVersion, recountTally, saveDraft } from '../../registry/letters/index.ts';
import type { RoundSettings } from '../../registry/rounds/index.ts';
import { approve, reviewQueue, sendBack, showReviews, submit, undoReview } from './index.ts';

let world: World;
let roundId: Id;
let town: Context;
let county: Context;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  town = await world.as('secretary', world.townA);
  county = await world.as('secretary', world.countyA);
});
afterAll(() => world.close());

/** A round is frozen once open, so the test writes its settings plainly. */
async function withReview(change: Partial<RoundSettings['review']>): Promise<void> {
  const { settings } = await world.db
    .selectFrom('round')
    .select('settings')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  const before = settings as RoundSettings;
  await world.db
    .updateTable('round')
    .set({ settings: JSON.stringify({ ...before, review: { ...before.review, ...change } }) })
    .where('id', '=', roundId)
    .execute();
}

let codes = 0;
async function submitted(): Promise<{ letterId: Id; author: Context; place: Place }> {
  const place = await world.addPlace(world.townA, '两级党支部', 'branch', `D${(codes += 1)}`);
  const author = await world.as('secretary', place);
  const letterId = await draftFor(author, place.id);
  await handIn(author, letterId);
  return { letterId, author, place };
}
const stateOf = async (letterId: Id) => (await loadLetter(world.office, letterId)).state;

describe('two levels', () => {
  it('pass an approved letter up with a new clock; sent back from above it begins below again', async () => {
    await withReview({ secondLevel: { organization: true, person: false } });
    const { letterId, author } = await submitted();
    world.clock.advanceDays(1);
    await approveAs(town, letterId);
    expect(await loadLetter(world.office, letterId)).toMatchObject({
      state: 'submitted',
      reviewLevel: 2,
      reviewerOrganizationId: world.countyA.id,
    });
    await expect(approveAs(town, letterId)).rejects.toThrow('access.denied');
    expect((await reviewQueue(county)).rows.map((row) => row.letterId)).toContain(letterId);
    world.clock.advance(1000);
    const revision = await revisionOf(county, letterId);
    await sendBack(county, letterId, { revision, reasons: ['tooLow'] });
    world.clock.advance(1000);
    await handIn(author, letterId);
    expect(await loadLetter(world.office, letterId)).toMatchObject({
      reviewLevel: 1,
      reviewerOrganizationId: world.townA.id,
    });
    await approveAs(town, letterId);
    world.clock.advance(1000);
    await approveAs(county, letterId);
    // What follows is again with the direct superior.
    expect(await loadLetter(world.office, letterId)).toMatchObject({
      state: 'approved',
      reviewerOrganizationId: world.townA.id,
    });
    expect((await showReviews(author, letterId)).map(({ level, decision }) => [level, decision])).toEqual([
      [2, 'approved'],
      [1, 'approved'],
      [2, 'returned'],
      [1, 'approved'],
    ]);
  });

  it('are two persons, though one may hold both offices', async () => {
    const { letterId } = await submitted();
    const [townActor, countyActor] = [
      await world.actor('secretary', world.townA),
      await world.actor('secretary', world.countyA),
    ];
    const both = withActor(world.office, {
      ...townActor,
      grants: [...townActor.grants, ...countyActor.grants],
    });
    await approveAs(both, letterId);
    await expect(approveAs(both, letterId)).rejects.toThrow('access.second-person');
    await approveAs(county, letterId);
    await withReview({ secondLevel: { organization: false, person: false } });
  });
});

describe('the vote of the branch', () => {
  const vote = { heldOn: '2026-03-02', present: 9, for: 7, against: 1, abstained: 1 };

  it('is asked for where the round says so, has to add up and to carry', async () => {
    await withReview({ memberVote: true });
    const branch = await world.as('office', world.branchA1);
    const letterId = await draftForPerson(
      await world.as('clerk', world.branchA1),
      world.people.branchA1[2]!.id,
    );
    await handIn(await world.as('clerk', world.branchA1), letterId);
    const revision = await revisionOf(branch, letterId);
    const refused: readonly (readonly [object | undefined, string])[] = [
      [undefined, 'review.vote-missing'],
      [{ ...vote, for: 8 }, 'review.votes-differ'],
      [{ ...vote, present: 10, for: 5, against: 5, abstained: 0 }, 'review.vote-lost'],
      [{ ...vote, heldOn: '2099-01-01' }, 'input.in-future'],
    ];
    for (const [cast, code] of refused) {
      await expect(approve(branch, letterId, { revision, vote: cast }), code).rejects.toMatchObject({
        detail: { fields: [{ code }] },
      });
    }
    await approve(branch, letterId, { revision, vote });
    expect((await showReviews(branch, letterId))[0]?.vote).toEqual(vote);
    await withReview({ memberVote: false });
  });

  it('is not asked of the superior of an organization, nor to send a letter back', async () => {
    await withReview({ memberVote: true });
    await approveAs(town, (await submitted()).letterId);
    const { letterId } = await submitted();
    await sendBack(town, letterId, { revision: await revisionOf(town, letterId), reasons: ['vague'] });
    await withReview({ memberVote: false });
  });
});

describe('taking a decision back', () => {
  it('puts the letter where it waited, counters included, and keeps the decision on record', async () => {
    for (const decide of ['approve', 'sendBack', 'passUp'] as const) {
      await withReview({ secondLevel: { organization: decide === 'passUp', person: false } });
      const { letterId } = await submitted();
      const before = await loadLetter(world.office, letterId);
      const { reviewId } = await (decide === 'sendBack'
        ? sendBack(town, letterId, { revision: before.revision, reasons: ['vague'] })
        : approve(town, letterId, { revision: before.revision }));
      await undoReview(town, reviewId);
      expect(await loadLetter(world.office, letterId)).toMatchObject({
        state: 'submitted',
        reviewLevel: 1,
        reviewerOrganizationId: before.reviewerOrganizationId,
        reviewDueOn: before.reviewDueOn,
      });
      expect(await loadVersion(world.office, letterId, 1)).toMatchObject({
        state: 'submitted',
        approvedAt: null,
      });
      expect((await showReviews(town, letterId))[0]?.undoneAt).not.toBeNull();
      await expect(undoReview(town, reviewId)).rejects.toThrow('review.too-late');
    }
    await withReview({ secondLevel: { organization: false, person: false } });
    expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
  });

  it('is for the one who decided, within 30 seconds, before anybody went on', async () => {
    const one = await submitted();
    const { reviewId } = await approve(town, one.letterId, {
      revision: await revisionOf(town, one.letterId),
    });
    for (const stranger of [county, one.author, await world.as('office', world.townA), world.anonymous()]) {
      await expect(undoReview(stranger, reviewId)).rejects.toThrow('review.not-found');
    }
    await publishPlainly(world, one.letterId);
    await expect(undoReview(town, reviewId)).rejects.toThrow('review.too-late');

    const two = await submitted();
    const late = await approve(town, two.letterId, { revision: await revisionOf(town, two.letterId) });
    world.clock.advance(31_000);
    await expect(undoReview(town, late.reviewId)).rejects.toThrow('review.too-late');
    expect(await stateOf(two.letterId)).toBe('approved');

    const three = await submitted();
    const back = await sendBack(town, three.letterId, {
      revision: await revisionOf(town, three.letterId),
      reasons: ['vague'],
    });
    await saveDraft(three.author, three.letterId, {
      revision: await revisionOf(three.author, three.letterId),
      opening: '',
      items: goodItems(3),
    });
    await expect(undoReview(town, back.reviewId)).rejects.toThrow('review.too-late');
  });
});

it('proposed words go with a return only', async () => {
  const { letterId } = await submitted();
  const { content } = await loadVersion(world.office, letterId, 1);
  const edits = { [content.items[0]!.id]: { content: '硬化一组道路800米' } };
  const revision = await revisionOf(town, letterId);
  await expect(approve(town, letterId, { revision, edits })).rejects.toThrow('review.edits-are-for-return');
});

it('remarks and proposed words are answered item by item when the letter is handed in again', async () => {
  const { letterId, author } = await submitted();
  const { content } = await loadVersion(world.office, letterId, 1);
  const [first, second] = content.items.map(({ id }) => id);
  await sendBack(town, letterId, {
    revision: await revisionOf(town, letterId),
    reasons: ['vague'],
    remarks: { [first!]: '写明路段', [second!]: ' ' },
    edits: { [second!]: { content: '硬化二组道路801米', measures: '' }, [first!]: { content: ' ' } },
  });
  expect((await showReviews(author, letterId))[0]).toMatchObject({
    remarks: { [first!]: '写明路段' },
    edits: { [second!]: { content: '硬化二组道路801米' } },
  });
  await submit(author, letterId, {
    revision: await revisionOf(author, letterId),
    answers: { [first!]: '已写明', [second!]: '', '019cac46-1500-7000-8000-000000000009': '无关' },
  });
  expect((await showReviews(town, letterId))[0]?.answers).toEqual({ [first!]: '已写明' });
});
