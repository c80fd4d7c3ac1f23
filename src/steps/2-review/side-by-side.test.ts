import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftFor, goodItems, handIn, openTestRound, revisionOf } from '../../../test/letters.ts';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { loadLetter, recountTally, saveDraft } from '../../registry/letters/index.ts';
import { merge, move, organizationFacts } from '../../registry/organizations/index.ts';
import {
  approve,
  approveBatch,
  recall,
  rerouteReviews,
  sendBack,
  showReviews,
  showTransfers,
  undoReview,
} from './index.ts';

let world: World;
let roundId: Id;
let office: Context;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  office = await world.as('office', world.city);
});
afterAll(() => world.close());

const TURNS = 4;
let codes = 0;
interface Waiting {
  readonly letterId: Id;
  readonly revision: number;
  readonly author: Context;
  readonly place: Place;
  readonly town: Place;
  readonly reviewer: Context;
}

/** A branch of a town of its own, with a letter that waits. */
async function waiting(): Promise<Waiting> {
  const code = `SS${(codes += 1)}`;
  const town = await world.addPlace(world.countyA, `${code}镇委员会`, 'committee', code);
  const place = await world.addPlace(town, `${code}党支部`, 'branch', `${code}P`);
  const author = await world.as('secretary', place);
  const letterId = await draftFor(author, place.id);
  await handIn(author, letterId);
  const reviewer = await world.as('secretary', town);
  return { letterId, revision: await revisionOf(author, letterId), author, place, town, reviewer };
}

const LOST = /^(letter\.(conflict|wrong-state|not-found)|access\.denied|review\.too-late)$/;

/** Both at once: one counts, the other is told why. @returns which one counted */
async function race(one: Promise<unknown>, other: Promise<unknown>): Promise<0 | 1> {
  const outcomes = await Promise.allSettled([one, other]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(lost).toHaveLength(1);
  expect(lost[0]!.reason).toMatchObject({ code: expect.stringMatching(LOST) });
  return outcomes[0]!.status === 'fulfilled' ? 0 : 1;
}

it('the reviewer decides while the author takes the letter back', async () => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { letterId, revision, author, reviewer } = await waiting();
    const counted = await race(
      approve(reviewer, letterId, { revision }),
      recall(author, letterId, { revision }),
    );
    expect((await loadLetter(office, letterId)).state).toBe(counted === 0 ? 'approved' : 'draft');
    expect(await showReviews(author, letterId)).toHaveLength(counted === 0 ? 1 : 0);
  }
});

it('the reviewer takes a return back while the author already works on it', async () => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { letterId, revision, author, reviewer } = await waiting();
    const { reviewId } = await sendBack(reviewer, letterId, { revision, reasons: ['vague'] });
    const now = await revisionOf(author, letterId);
    const counted = await race(
      undoReview(reviewer, reviewId),
      saveDraft(author, letterId, { revision: now, opening: '', items: goodItems(3) }),
    );
    expect(await loadLetter(office, letterId)).toMatchObject(
      counted === 0 ? { state: 'submitted', version: 1 } : { state: 'returned', version: 2 },
    );
  }
});

it('a decision on a letter that was taken back, changed and handed in again is refused', async () => {
  const { letterId, revision, author, reviewer } = await waiting();
  await recall(author, letterId, { revision });
  await saveDraft(author, letterId, {
    revision: await revisionOf(author, letterId),
    opening: '',
    items: goodItems(4),
  });
  await handIn(author, letterId);
  await expect(approve(reviewer, letterId, { revision })).rejects.toMatchObject({
    code: 'letter.conflict',
    detail: { params: { seen: revision, state: 'submitted' } },
  });
  expect(await showReviews(reviewer, letterId)).toEqual([]);
});

it('the tree changes while the letter is decided on: it is decided where it was, or waits elsewhere with a reason', async () => {
  for (let turn = 0; turn < TURNS * 2; turn += 1) {
    const { letterId, revision, place, town, reviewer } = await waiting();
    const effectiveOn = world.clock.today();
    if (turn % 2 === 0) {
      const { revision: seen } = await organizationFacts(office, place.id);
      await move(office, { id: place.id, revision: seen, parentId: world.townA.id, effectiveOn });
    } else {
      const { revision: seen } = await organizationFacts(office, town.id);
      await merge(office, { id: town.id, revision: seen, successorId: world.townA.id, effectiveOn });
    }
    const decider = turn % 2 === 0 ? reviewer : await world.as('secretary', world.townA);
    const [decided, rerouted] = await Promise.allSettled([
      sendBack(decider, letterId, { revision, reasons: ['vague'] }),
      rerouteReviews(withActor(world.office, SYSTEM)),
    ]);
    expect(rerouted.status).toBe('fulfilled');
    const letter = await loadLetter(office, letterId);
    const transfers = await showTransfers(office, letterId);
    if (decided.status === 'fulfilled') {
      expect(letter.state).toBe('returned');
      expect(transfers).toEqual([]);
    } else {
      expect(decided.reason).toMatchObject({ code: expect.stringMatching(LOST) });
      expect(letter).toMatchObject({ state: 'submitted', reviewerOrganizationId: world.townA.id });
      expect(transfers).toMatchObject([{ reason: turn % 2 === 0 ? 'organizationMoved' : 'reviewerClosed' }]);
    }
  }
});

it('two reviewers approve the same letters together: each is approved once', async () => {
  const town = await world.addPlace(world.countyA, '批镇委员会', 'committee', 'SSB');
  const letters: { letterId: Id; revision: number }[] = [];
  for (const n of [1, 2, 3]) {
    const place = await world.addPlace(town, `批${n}党支部`, 'branch', `SSB${n}`);
    const author = await world.as('secretary', place);
    const items = goodItems(3).map((item, i) => ({
      ...item,
      content: `${'甲乙丙'[n - 1]}村${'修整水渠|安装路灯|栽种果树'.split('|')[i]}${100 * n + 7 * i}处`,
      responsiblePerson: ['王强', '李敏', '赵垚'][i]!,
      dueOn: `2026-0${6 + i}-1${n}`,
    }));
    const letterId = await draftFor(author, place.id, items);
    await handIn(author, letterId);
    letters.push({ letterId, revision: await revisionOf(author, letterId) });
  }
  const [one, other] = await Promise.all([
    approveBatch(await world.as('secretary', town), { letters }),
    approveBatch(await world.as('office', town), { letters: letters.toReversed() }),
  ]);
  for (const { letterId } of letters) {
    const counted = [...one, ...other].filter(
      (outcome) => outcome.letterId === letterId && 'reviewId' in outcome,
    );
    expect(counted).toHaveLength(1);
    expect(await showReviews(office, letterId)).toHaveLength(1);
  }
  expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
});
