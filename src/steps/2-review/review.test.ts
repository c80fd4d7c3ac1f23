import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approveAs,
  draftFor,
  draftForPerson,
  goodItems,
  handIn,
  openTestRound,
  revisionOf,
} from '../../../test/letters.ts';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { loadLetter, recountTally, saveDraft } from '../../registry/letters/index.ts';
import { approve, recall, reviewLoad, reviewQueue, sendBack, showReviews, submit } from './index.ts';

let world: World;
let roundId: Id;
let secretary: Context;
let town: Context;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  secretary = await world.as('secretary', world.branchA1);
  town = await world.as('office', world.townA);
});
afterAll(() => world.close());

let codes = 0;
const newBranch = (): Promise<Place> =>
  world.addPlace(world.townA, '新建党支部', 'branch', `N${(codes += 1)}`);
async function submitted(): Promise<{ letterId: Id; author: Context; place: Place }> {
  const place = await newBranch();
  const author = await world.as('secretary', place);
  const letterId = await draftFor(author, place.id);
  await handIn(author, letterId);
  return { letterId, author, place };
}

describe('who reviews', () => {
  it('sends an organization’s letter to its superior, with a clock of working days', async () => {
    const { letterId } = await submitted();
    const letter = await loadLetter(world.office, letterId);
    expect(letter.reviewerOrganizationId).toBe(world.townA.id);
    // Monday 2 March + 5 working days.
    expect(letter.reviewDueOn).toBe('2026-03-09');
    const { rows } = await reviewQueue(town);
    expect(rows.find((row) => row.letterId === letterId)).toMatchObject({
      workingDaysLeft: 5,
      mayDecide: true,
    });
  });

  it('sends a member’s letter to the branch, the secretary’s own one level up', async () => {
    const [chief, member] = world.people.branchA1;
    const chiefActor = await world.actor('secretary', world.branchA1, chief!);
    const chiefs = withActor(world.office, chiefActor);
    const own = await draftForPerson(chiefs, chief!.id);
    await handIn(chiefs, own);
    expect((await loadLetter(world.office, own)).reviewerOrganizationId).toBe(world.townA.id);

    const mine = await world.asPerson(member!);
    const letter = await draftForPerson(mine, member!.id);
    await handIn(mine, letter);
    expect((await loadLetter(world.office, letter)).reviewerOrganizationId).toBe(world.branchA1.id);
    await approve(chiefs, letter, { revision: await revisionOf(chiefs, letter), opinion: '' });
    await expect(approveAs(chiefs, own)).rejects.toThrow(/denied|second-person/);
    await approveAs(town, own);
  });

  it('lets a second person of the root decide on the root’s own letter', async () => {
    const author = await world.as('secretary', world.city);
    const letterId = await draftFor(author, world.city.id);
    await handIn(author, letterId);
    await expect(approveAs(author, letterId)).rejects.toThrow('access.second-person');
    const { rows } = await reviewQueue(author);
    expect(rows.find((row) => row.letterId === letterId)?.mayDecide).toBe(false);
    await approveAs(await world.as('office', world.city), letterId);
  });

  it('never lets the one who entered a letter for somebody decide on it', async () => {
    const letterId = await draftForPerson(secretary, world.people.branchA1[2]!.id);
    await handIn(secretary, letterId);
    await expect(approveAs(secretary, letterId)).rejects.toThrow('access.second-person');
    await approveAs(await world.as('office', world.branchA1), letterId);
  });

  it('passes the reviews of a merged reviewer on to its successor, in the queue and at the desk', async () => {
    const old = await world.addPlace(world.countyA, '旧镇委员会', 'committee', 'OLD');
    const place = await world.addPlace(old, '旧镇党支部', 'branch', 'OLD1');
    const author = await world.as('secretary', place);
    const letterId = await draftFor(author, place.id);
    await handIn(author, letterId);
    const before = await reviewLoad(town);
    await world.db
      .updateTable('organization')
      .set({ state: 'closed', successor_id: world.townA.id })
      .where('id', '=', old.id)
      .execute();
    expect((await reviewLoad(town)).count).toBe(before.count + 1);
    expect((await reviewQueue(town)).rows.find((row) => row.letterId === letterId)?.mayDecide).toBe(true);
    await approveAs(town, letterId);
    const [review] = await showReviews(town, letterId);
    expect(review).toMatchObject({ decision: 'approved', organizationName: world.townA.name });
  });
});

describe('a decision', () => {
  it('needs a reason of the round to send back, and keeps opinion and remarks with the version', async () => {
    const { letterId, author } = await submitted();
    const revision = await revisionOf(town, letterId);
    await expect(sendBack(town, letterId, { revision, reasons: [] })).rejects.toMatchObject({
      detail: { fields: [{ field: 'reasons', code: 'review.reason-missing' }] },
    });
    await expect(sendBack(town, letterId, { revision, reasons: ['invented'] })).rejects.toMatchObject({
      detail: { fields: [{ field: 'reasons', code: 'review.unknown-reason' }] },
    });
    const item = '019cac46-1500-7000-8000-000000000001';
    await sendBack(town, letterId, {
      revision,
      reasons: ['vague', 'tooLow'],
      opinion: '请写明数量',
      remarks: { [item]: '何处' },
    });
    expect(await showReviews(author, letterId)).toMatchObject([
      {
        version: 1,
        decision: 'returned',
        reasons: ['vague', 'tooLow'],
        opinion: '请写明数量',
        remarks: { [item]: '何处' },
      },
    ]);
    const letter = await loadLetter(world.office, letterId);
    expect(letter.state).toBe('returned');
    await saveDraft(author, letterId, { revision: letter.revision, opening: '', items: goodItems(4) });
    await handIn(author, letterId);
    expect((await loadLetter(world.office, letterId)).version).toBe(2);
  });

  it('is made once when sent twice, and refused when the same key carries another decision', async () => {
    const { letterId } = await submitted();
    const revision = await revisionOf(town, letterId);
    const keyed = { ...town, requestKey: 'decide-1' };
    const first = await approve(keyed, letterId, { revision, opinion: '同意' });
    expect(await approve(keyed, letterId, { revision, opinion: '同意' })).toEqual(first);
    await expect(approve(keyed, letterId, { revision, opinion: '另议' })).rejects.toThrow('input.key-reused');
    expect(await showReviews(town, letterId)).toHaveLength(1);
  });

  it('of two reviewers at once counts one; the other is told of the conflict', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { letterId } = await submitted();
      const revision = await revisionOf(town, letterId);
      const other = await world.as('secretary', world.townA);
      const outcomes = await Promise.allSettled([
        approve(town, letterId, { revision }),
        sendBack(other, letterId, { revision, reasons: ['vague'] }),
      ]);
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(lost).toHaveLength(1);
      expect(lost[0]!.reason).toMatchObject({
        code: expect.stringMatching(/^letter\.(conflict|wrong-state)$/),
      });
      expect(await showReviews(town, letterId)).toHaveLength(1);
    }
    expect(await recountTally(withActor(world.office, SYSTEM), roundId)).toEqual([]);
  });

  it('is refused to everybody but the direct superior, and hidden from strangers', async () => {
    const { letterId, author, place } = await submitted();
    const revision = await revisionOf(town, letterId);
    const ended = withActor(world.office, { ...(await world.actor('office', world.townA)), grants: [] });
    const probes: readonly (readonly [string, Context, RegExp])[] = [
      ['sibling branch', await world.as('secretary', world.branchA2), /^letter.not-found$/],
      ['sibling town', await world.as('office', world.townB), /^letter.not-found$/],
      ['grandparent', await world.as('office', world.countyA), /^access.denied$/],
      ['leader of the reviewer', await world.as('leader', world.townA), /^access.denied$/],
      ['auditor', await world.as('auditor', world.city), /^access.denied$/],
      ['clerk of the committer', await world.as('clerk', place), /^access.denied$/],
      ['author', author, /^access.denied$/],
      ['ended grant', ended, /^letter.not-found$/],
      ['anonymous', world.anonymous(), /^letter.not-found$/],
    ];
    for (const [who, ctx, code] of probes) {
      for (const act of [
        () => approve(ctx, letterId, { revision }),
        () => sendBack(ctx, letterId, { revision, reasons: ['vague'] }),
      ]) {
        await expect(act(), who).rejects.toMatchObject({ code: expect.stringMatching(code) });
      }
      const strange = await reviewQueue(ctx).catch((error: Error) => error.message);
      expect(
        strange === 'access.signed-out' ||
          (typeof strange === 'object' && strange.rows.every((row) => row.letterId !== letterId)),
        who,
      ).toBe(true);
    }
    const missing = await approve(
      await world.as('secretary', world.branchA2),
      '019cac46-1500-7000-8000-00000000dead',
      { revision: 1 },
    ).catch((error: unknown) => error);
    const hidden = await approve(await world.as('secretary', world.branchA2), letterId, {
      revision: 1,
    }).catch((error: unknown) => error);
    expect(hidden).toEqual(missing);
    expect((await loadLetter(world.office, letterId)).state).toBe('submitted');
  });
});

describe('handing in', () => {
  it('names every missing field and keeps the letter a draft', async () => {
    const place = await newBranch();
    const author = await world.as('secretary', place);
    const letterId = await draftFor(author, place.id, [
      { ...goodItems(1)[0]!, responsiblePerson: '', dueOn: '2027-01-01', measures: '联系电话13812345678' },
      { ...goodItems(1)[0]!, category: 'service' },
    ]);
    await expect(submit(author, letterId, { revision: 2 })).rejects.toMatchObject({
      code: 'input.invalid',
      detail: {
        fields: [
          { field: 'items', code: 'letter.too-few-items', params: { least: 3 } },
          { field: 'items.0.measures', code: 'input.holds-mobile' },
          { field: 'items.0.responsiblePerson', code: 'input.missing' },
          {
            field: 'items.0.dueOn',
            code: 'letter.due-outside-round',
            params: { from: '2026-01-01', to: '2026-12-31' },
          },
          { field: 'items.1.category', code: 'letter.unknown-category' },
        ],
      },
    });
    expect((await loadLetter(world.office, letterId)).state).toBe('draft');
  });

  it('asks more of leading cadres than of others', async () => {
    const cadre = await world.addPerson(world.branchA2, '高远', 'fullMember', { leadingCadre: true });
    const ctx = await world.asPerson(cadre);
    const plain = goodItems(1, 'duty').map(({ targetQuantity: _, targetUnit: __, ...item }) => item);
    const letterId = await draftForPerson(ctx, cadre.id, plain as ReturnType<typeof goodItems>);
    await expect(handIn(ctx, letterId)).rejects.toMatchObject({
      detail: { fields: [{ code: 'letter.too-few-items' }, { code: 'letter.leading-cadre-serves-public' }] },
    });
    await saveDraft(ctx, letterId, { revision: 2, opening: '', items: goodItems(3, 'service') });
    await handIn(ctx, letterId);
  });

  it('can be taken back before the decision, not after', async () => {
    const { letterId, author } = await submitted();
    await recall(author, letterId, { revision: await revisionOf(author, letterId) });
    expect((await loadLetter(world.office, letterId)).state).toBe('draft');
    await handIn(author, letterId);
    await approveAs(town, letterId);
    await expect(recall(author, letterId, { revision: await revisionOf(author, letterId) })).rejects.toThrow(
      'letter.wrong-state',
    );
  });
});

it('the queue goes on where the last page ended, the most urgent first', async () => {
  const place = await world.addPlace(world.countyB, '页镇委员会', 'committee', 'PG');
  for (let i = 0; i < 5; i += 1) {
    const branch = await world.addPlace(place, `第${i}党支部`, 'branch', `PG${i}`);
    const author = await world.as('secretary', branch);
    await handIn(author, await draftFor(author, branch.id));
    if (i === 2) world.clock.advanceDays(1);
  }
  const reviewer = await world.as('secretary', place);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await reviewQueue(reviewer, { limit: 2, ...(after ? { after } : {}) });
    seen.push(...page.rows.map(({ reviewDueOn, letterId }) => `${reviewDueOn} ${letterId}`));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(5);
  expect(seen).toEqual(seen.toSorted());
  expect(await reviewLoad(reviewer)).toMatchObject({ count: 5, overdue: 0, firstDueOn: '2026-03-09' });
});
