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
import { buildWorld, type Place, type Someone, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { actorOfAccount } from '../../registry/access/index.ts';
import { loadLetter, loadVersion } from '../../registry/letters/index.ts';
import { authorityOver, change, nameAuthority, personFacts } from '../../registry/people/index.ts';
import {
  answerRemarks,
  decidedLetters,
  rerouteReviews,
  sendBack,
  showDecided,
  showResponsible,
  showReviews,
  showTransfers,
  undoReview,
} from './index.ts';
import { reviewerOf } from './rules.ts';

let world: World;
let office: Context;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
  office = await world.as('office', world.city);
});
afterAll(() => world.close());

let codes = 0;
const newBranch = () => world.addPlace(world.townA, '规则党支部', 'branch', `FR${(codes += 1)}`);
async function ownLetter(person: Someone): Promise<Id> {
  const { accountId } = await world.actor('member', person.organization, person);
  const ctx = withActor(world.office, (await actorOfAccount(world.office, accountId!))!);
  const letterId = await draftForPerson(ctx, person.id, goodItems(3, 'service'));
  await handIn(ctx, letterId);
  return letterId;
}
const appoint = async (person: Someone, place: Place) =>
  world.db
    .insertInto('access_grant')
    .values({
      id: newId(),
      account_id: (await world.actor('member', person.organization, person)).accountId!,
      organization_id: place.id,
      role: 'secretary',
      from_day: world.clock.today(),
      granted_at: world.clock.now(),
    })
    .execute();
const reviewerAt = async (letterId: Id) => (await loadLetter(office, letterId)).reviewerOrganizationId;
const authority = async (ctx: Context, person: Someone, organizationId: Id | '') =>
  nameAuthority(ctx, {
    id: person.id,
    revision: (await personFacts(office, person.id)).revision,
    organizationId,
  });

describe('who reviews', () => {
  it('goes up past every place where the person reviews, and ends at the root', () => {
    const chain = ['branch', 'town', 'county', 'city'] as const;
    expect(reviewerOf({ chain, own: [], level: 1 })).toBe('branch');
    expect(reviewerOf({ chain, own: [], level: 2 })).toBe('town');
    expect(reviewerOf({ chain, own: ['branch', 'town'], level: 1 })).toBe('county');
    expect(reviewerOf({ chain, own: ['town'], level: 2 })).toBe('county');
    expect(reviewerOf({ chain, own: chain, level: 1 })).toBe('city');
    expect(reviewerOf({ chain: ['city'], own: [], level: 2 })).toBe('city');
  });

  it('is further up for who is secretary of the branch and of the town at once', async () => {
    const branch = await newBranch();
    const person = await world.addPerson(branch, '双职');
    await appoint(person, branch);
    await appoint(person, world.townA);
    const letterId = await ownLetter(person);
    expect(await reviewerAt(letterId)).toBe(world.countyA.id);
    expect(await showResponsible(office, letterId)).toMatchObject({
      responsible: { organizationName: world.countyA.name, role: 'office', vacant: true },
      mayDecide: false,
    });
    const reviewer = await world.as('secretary', world.countyA);
    expect(await showResponsible(reviewer, letterId)).toMatchObject({
      responsible: { role: 'secretary', vacant: false },
      mayDecide: true,
    });
  });

  it('is the organization with authority over the post of a leading cadre, also while the letter waits', async () => {
    const branch = await newBranch();
    const cadre = await world.addPerson(branch, '县管', 'fullMember', { leadingCadre: true });
    const letterId = await ownLetter(cadre);
    expect(await reviewerAt(letterId)).toBe(branch.id);
    await authority(office, cadre, world.countyA.id);
    expect(await authorityOver(office, cadre.id)).toBe(world.countyA.id);
    expect(await rerouteReviews(withActor(world.office, SYSTEM))).toBe(1);
    expect(await reviewerAt(letterId)).toBe(world.countyA.id);
    expect(await showTransfers(office, letterId)).toMatchObject([
      { fromName: branch.name, toName: world.countyA.name, reason: 'authorityNamed' },
    ]);
    await approveAs(await world.as('secretary', world.countyA), letterId);
    // Who is no leading cadre any more is reviewed in the branch again.
    const { revision, name } = await personFacts(office, cadre.id);
    await change(office, { id: cadre.id, revision, name, kind: 'fullMember' });
    expect(await authorityOver(office, cadre.id)).toBeUndefined();
  });

  it('names an authority only for leading cadres, only above them, and not by the branch itself', async () => {
    const branch = await newBranch();
    const cadre = await world.addPerson(branch, '镇管', 'fullMember', { leadingCadre: true });
    const member = await world.addPerson(branch, '普通');
    for (const [ctx, code] of [
      [await world.as('secretary', branch), 'access.denied'],
      [await world.as('clerk', branch), 'access.denied'],
      [await world.as('secretary', world.townA), 'access.denied'],
      [await world.as('office', world.townB), 'person.not-found'],
      [await world.as('office', world.branchA2), 'person.not-found'],
      [world.anonymous(), 'access.signed-out'],
    ] as const) {
      await expect(authority(ctx, cadre, world.townA.id), code).rejects.toThrow(code);
    }
    await expect(authority(office, member, world.townA.id)).rejects.toThrow('person.no-leading-cadre');
    await expect(authority(office, cadre, world.townB.id)).rejects.toMatchObject({
      detail: { fields: [{ field: 'organizationId', code: 'person.authority-elsewhere' }] },
    });
    await authority(await world.as('office', world.townA), cadre, world.townA.id);
    await authority(office, cadre, '');
    expect(await authorityOver(office, cadre.id)).toBeUndefined();
  });
});

describe('what the desk asks is no way around the policy', () => {
  it('tells where a letter waits, what was decided and answered only to those who read it from inside', async () => {
    const branch = await newBranch();
    const author = await world.as('secretary', branch);
    const letterId = await draftFor(author, branch.id);
    await handIn(author, letterId);
    const reviewer = await world.as('secretary', world.townA);
    const strangers: readonly (readonly [string, Context])[] = [
      ['sibling', await world.as('secretary', world.branchA2)],
      ['cousin', await world.as('secretary', world.branchB1)],
      ['sibling of the reviewer', await world.as('office', world.townB)],
      ['ended grant', withActor(world.office, { ...reviewer.actor, grants: [] })],
      ['anonymous', world.anonymous()],
    ];
    const { reviewId } = await sendBack(reviewer, letterId, {
      revision: await revisionOf(reviewer, letterId),
      reasons: ['vague'],
      opinion: '请写明数量',
    });
    for (const [who, ctx] of strangers) {
      await expect(showResponsible(ctx, letterId), who).rejects.toThrow('letter.not-found');
      await expect(showReviews(ctx, letterId), who).rejects.toThrow('letter.not-found');
      await expect(answerRemarks(ctx, letterId, { answers: {} }), who).rejects.toThrow('letter.not-found');
      if (who !== 'ended grant') expect(await showDecided(ctx, [reviewId]), who).toEqual([]);
      const listed = await decidedLetters(ctx, { state: 'returned' }).catch(() => ({ rows: [] }));
      expect(
        listed.rows.map((row) => row.letterId),
        who,
      ).not.toContain(letterId);
    }
    // The office ended within the half minute: what it decided stays.
    const ended = strangers.find(([who]) => who === 'ended grant')![1];
    await expect(undoReview(ended, reviewId)).rejects.toThrow('letter.not-found');
    for (const above of [await world.as('office', world.countyA), reviewer]) {
      await expect(answerRemarks(above, letterId, { answers: {} })).rejects.toThrow('access.denied');
    }
    expect((await decidedLetters(reviewer, { state: 'returned' })).rows).toContainEqual(
      expect.objectContaining({ letterId }),
    );
    expect(await showDecided(reviewer, [reviewId, 'x'])).toMatchObject([
      { decision: 'returned', secondsLeft: 30 },
    ]);
  });

  it('shows answers to the reviewer once the letter is handed in again, and takes empty ones away', async () => {
    const branch = await newBranch();
    const author = await world.as('secretary', branch);
    const letterId = await draftFor(author, branch.id);
    await handIn(author, letterId);
    const reviewer = await world.as('secretary', world.townA);
    const { content } = await loadVersion(office, letterId, 1);
    const [first, second] = content.items.map(({ id }) => id);
    await sendBack(reviewer, letterId, {
      revision: await revisionOf(reviewer, letterId),
      reasons: ['vague'],
      remarks: { [first!]: '写明路段', [second!]: '写明时间' },
    });
    await answerRemarks(author, letterId, { answers: { [first!]: '已写明', [second!]: '正在核对' } });
    await answerRemarks(author, letterId, { answers: { [first!]: '已写明三组至五组', [second!]: '' } });
    expect((await showReviews(author, letterId))[0]?.answers).toEqual({ [first!]: '已写明三组至五组' });
    expect((await showReviews(reviewer, letterId))[0]?.answers).toEqual({});
    await handIn(author, letterId);
    expect((await showReviews(reviewer, letterId))[0]?.answers).toEqual({ [first!]: '已写明三组至五组' });
    await expect(answerRemarks(author, letterId, { answers: {} })).rejects.toThrow('letter.wrong-state');
  });
});
