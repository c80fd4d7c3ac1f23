import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestRound } from '../../../test/letters.ts';
import {
  codeOf,
  faultsOf,
  publishedByPerson,
  publishedLetter,
  type PublishedLetter,
} from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { entriesOf } from '../../transparency/index.ts';
import {
  assess,
  confirmAssessment,
  enterPublicAppraisal,
  leaderComment,
  listAppraisals,
  publicResultOf,
  publicResults,
  selfCheck,
  showAppraisal,
} from './index.ts';

let world: World;
let roundId: Id;
let letter: PublishedLetter;
let leader: Context;
let places = 0;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  leader = await world.as('leader', world.townA);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set('2026-03-02T02:00:00Z');
  const branch = await world.addPlace(
    world.townA,
    '评议村党支部',
    'branch',
    `990001001${800 + (places += 1)}`,
  );
  letter = await publishedLetter(world, branch, world.townA);
  world.clock.set('2026-09-20T02:00:00Z');
});

const about = <Change extends object>(change: Change) => ({ letterId: letter.letterId, ...change });
const checks = (fulfilled = 'yes') =>
  about({
    statement: '三项均按期推进',
    items: letter.items.map(({ id }) => ({ itemId: id, fulfilled, statement: '已完成并公示' })),
  });
const comment = {
  leaderName: '陈镇长',
  leaderPost: '镇党委副书记',
  good: '道路硬化进度快',
  problem: '群众知晓率不高',
  direction: '每月公示一次进度',
  score: '80',
};
const meeting = {
  heldOn: '2026-09-18',
  place: '村部会议室',
  participants: '120',
  issued: '120',
  returned: '110',
  invalid: '',
  counts: { satisfied: '60', fairlySatisfied: '25', dissatisfied: '15', unaware: '10' },
};
const judge = { organizationScore: '70', opinion: '完成较好，宣传不足' };

async function hearAll(): Promise<void> {
  await selfCheck(letter.author, checks());
  await leaderComment(leader, { ...comment, letterId: letter.letterId });
  await enterPublicAppraisal(letter.author, about(meeting));
}
const seenNow = async (): Promise<string> =>
  (await showAppraisal(letter.reviewer, letter.letterId)).assessment?.at.toISOString() ?? '';

describe('from four voices to a public result', () => {
  test('every voice is heard, the result is derived, and nobody outside sees it before a second person confirms', async () => {
    expect(await codeOf(assess(letter.reviewer, about(judge)))).toBe('appraisal.parts-missing');
    await hearAll();
    const derivation = await assess(letter.reviewer, about(judge));
    // 10 % of 100, 20 % of 80, 40 % of 82, 30 % of 70.
    expect(derivation).toMatchObject({ total: 79.8, grade: 'fairlyGood', caps: [] });

    const number = (await showAppraisal(letter.reviewer, letter.letterId)).letter.number;
    expect(await publicResultOf(world.office, number)).toBeUndefined();
    expect((await publicResults(world.office)).rows.map((row) => row.letterNumber)).not.toContain(number);
    expect((await entriesOf(world.office, number)).map(({ kind }) => kind)).toEqual(['commitment.published']);

    const seen = await seenNow();
    expect(await codeOf(confirmAssessment(letter.reviewer, about({ seen })))).toBe('access.second-person');
    const before = await world.db.selectFrom('content_version').select('version').executeTakeFirstOrThrow();
    await confirmAssessment({ ...leader, requestKey: 'k' }, about({ seen }));
    await confirmAssessment({ ...leader, requestKey: 'k' }, about({ seen }));
    const after = await world.db.selectFrom('content_version').select('version').executeTakeFirstOrThrow();
    expect(after.version).toBe(before.version + 1);

    const result = await publicResultOf(world.office, number);
    expect(result).toMatchObject({ total: 79.8, grade: 'fairlyGood', gradeName: { zh: '较好' } });
    expect(result?.publicAppraisal).toMatchObject({ score: 82, satisfactionRate: 85, returned: 110 });
    expect((await publicResults(world.office)).rows.map((row) => row.letterNumber)).toContain(number);
    const entries = await entriesOf(world.office, number);
    expect(entries.map(({ kind }) => kind)).toEqual(['commitment.published', 'assessment.result']);
    expect(JSON.parse(entries[1]?.document ?? '')).toMatchObject({ number, derivation: { total: 79.8 } });

    for (const late of [
      () => selfCheck(letter.author, checks()),
      () => leaderComment(leader, { ...comment, letterId: letter.letterId }),
      () => enterPublicAppraisal(letter.author, about(meeting)),
      () => assess(letter.reviewer, about(judge)),
      () => confirmAssessment(leader, about({ seen })),
    ]) {
      expect(await codeOf(late())).toBe('assessment.already-confirmed');
    }
  });

  test('a proposal whose parts changed, or that was not the one seen, is not confirmed', async () => {
    await hearAll();
    await assess(letter.reviewer, about(judge));
    const seen = await seenNow();
    world.clock.advance(1000);
    await selfCheck(letter.author, checks('partly'));
    expect(await codeOf(confirmAssessment(leader, about({ seen })))).toBe('assessment.conflict');
    expect((await showAppraisal(leader, letter.letterId)).proposalOutdated).toBe(true);
    await assess(letter.reviewer, about(judge));
    expect(await codeOf(confirmAssessment(leader, about({ seen })))).toBe('assessment.conflict');
    const codes = await Promise.all([
      codeOf(confirmAssessment(leader, about({ seen: await seenNow() }))),
      codeOf(confirmAssessment(await world.as('office', world.townA), about({ seen: await seenNow() }))),
    ]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(['assessment.conflict', 'assessment.already-confirmed']).toContain(
      codes.find((code) => code !== 'done'),
    );
  });

  test('too few ballots give no score and hold up the result', async () => {
    await selfCheck(letter.author, checks());
    await leaderComment(leader, { ...comment, letterId: letter.letterId });
    const nine = {
      ...meeting,
      participants: 12,
      issued: 12,
      returned: 12,
      counts: { satisfied: 9, unaware: 3 },
    };
    expect(await enterPublicAppraisal(letter.author, about(nine))).toMatchObject({ valid: 9, score: null });
    expect((await showAppraisal(leader, letter.letterId)).missing).toEqual(['tooFewBallots']);
    await expect(assess(letter.reviewer, about(judge))).rejects.toMatchObject({
      code: 'appraisal.parts-missing',
      detail: { params: { missing: 'tooFewBallots' } },
    });
  });

  test('with an overdue item open no grade stands above 一般', async () => {
    world.clock.set('2026-10-09T02:00:00Z');
    await hearAll();
    const overdue = letter.items.map(({ number }) => number);
    expect(await assess(letter.reviewer, about(judge))).toMatchObject({
      grade: 'fair',
      caps: [{ code: 'overdueItem', from: 'fairlyGood', to: 'fair', items: overdue }],
    });
  });
});

describe('input', () => {
  test('a comment needs praise, problem, direction and score', async () => {
    expect(
      await faultsOf(
        leaderComment(leader, about({ leaderName: '', good: ' ', problem: '', direction: '', score: '' })),
      ),
    ).toEqual([
      'leaderName input.missing',
      'good input.missing',
      'problem input.missing',
      'direction input.missing',
      'score input.missing',
    ]);
  });

  test('the self-check answers every item', async () => {
    const { items, ...rest } = checks();
    expect(await faultsOf(selfCheck(letter.author, { ...rest, items: items.slice(1) }))).toEqual([
      'items appraisal.items-incomplete',
    ]);
    expect(
      await faultsOf(selfCheck(letter.author, { ...rest, items: [{ ...items[0], fulfilled: '' }] })),
    ).toEqual(['items.0.fulfilled input.missing']);
  });

  test('ballots that do not add up are told at the field', async () => {
    const faults = (change: object) =>
      faultsOf(enterPublicAppraisal(letter.author, about({ ...meeting, ...change })));
    expect(await faults({ returned: '111' })).toEqual(['returned appraisal.sums-differ']);
    expect(await faults({ returned: '111', invalid: '1' })).toEqual(['done']);
    expect(await faults({ issued: '121' })).toEqual(['issued appraisal.issued-above-participants']);
    expect(await faults({ heldOn: '2026-09-21' })).toEqual(['heldOn input.in-future']);
    expect(await faults({ participants: '', counts: { ...meeting.counts, satisfied: '六十' } })).toEqual([
      'participants input.missing',
      'counts.satisfied input.not-a-number',
    ]);
  });
});

describe('who may do what', () => {
  test('strangers learn nothing; the committer does not judge itself; those above the reviewer only look', async () => {
    const sibling = await world.as('secretary', world.branchA2);
    const above = await world.as('secretary', world.countyA);
    const acts: [string, (ctx: Context) => Promise<unknown>][] = [
      ['comment', (ctx) => leaderComment(ctx, { ...comment, letterId: letter.letterId })],
      ['assess', (ctx) => assess(ctx, about(judge))],
      ['confirm', (ctx) => confirmAssessment(ctx, about({ seen: '2026-09-20T02:00:00Z' }))],
    ];
    for (const [name, act] of acts) {
      for (const ctx of [letter.author, sibling, above, world.anonymous()]) {
        expect([name, await codeOf(act(ctx))]).toEqual([name, 'access.denied']);
      }
    }
    expect(await codeOf(selfCheck(letter.reviewer, checks()))).toBe('access.denied');
    expect(await codeOf(showAppraisal(sibling, letter.letterId))).toBe('appraisal.not-found');
    expect(await codeOf(showAppraisal(world.anonymous(), letter.letterId))).toBe('appraisal.not-found');
    expect((await showAppraisal(above, letter.letterId)).may).toEqual({
      selfCheck: false, comment: false, enterPublic: false, assess: false, confirm: false,
    }); // prettier-ignore
    expect((await listAppraisals(sibling, { roundId, scopeId: world.city.id })).rows).toEqual([]);
  });

  test('a member is commented on by the branch, never by themselves', async () => {
    const [, member] = world.people.branchA1;
    if (!member) throw new Error('a member is expected');
    const own = await publishedByPerson(world, member);
    const input = { ...comment, letterId: own.letterId };
    expect(await codeOf(leaderComment(own.author, input))).toBe('access.denied');
    const asMember = { ...own.reviewer, actor: { ...own.reviewer.actor, personId: member.id } };
    expect(await codeOf(leaderComment(asMember, input))).toBe('access.second-person');
    await leaderComment(own.reviewer, input);
    expect((await showAppraisal(own.author, own.letterId)).comments).toHaveLength(1);
    expect(await codeOf(showAppraisal(letter.author, own.letterId))).toBe('appraisal.not-found');
  });
});

test('the list names what every letter still lacks, in the order of the tree', async () => {
  await hearAll();
  await assess(letter.reviewer, about(judge));
  const city = await world.as('office', world.city);
  const all = (await listAppraisals(city, { roundId, scopeId: world.city.id, limit: 200 })).rows;
  expect(all.find(({ letterId }) => letterId === letter.letterId)).toMatchObject({
    selfScore: 100, leaderScore: 80, publicScore: 82, ballotsHeld: true, total: 79.8, state: 'proposed', items: 3,
  }); // prettier-ignore
  const paged: Id[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await listAppraisals(city, {
      roundId,
      scopeId: world.city.id,
      limit: 3,
      ...(after ? { after } : {}),
    });
    paged.push(...page.rows.map(({ letterId }) => letterId));
    after = page.next;
    more = after !== undefined;
  }
  expect(paged).toEqual(all.map(({ letterId }) => letterId));
  for (const stage of ['open', 'proposed', 'confirmed'] as const) {
    const rows = (await listAppraisals(city, { roundId, scopeId: world.city.id, stage, limit: 200 })).rows;
    expect(rows.map(({ letterId }) => letterId)).toEqual(
      all.filter(({ state }) => state === stage).map(({ letterId }) => letterId),
    );
  }
});

test('where the round says so, a result is formed without a part that was not heard', async () => {
  await selfCheck(letter.author, checks());
  await leaderComment(leader, { ...comment, letterId: letter.letterId });
  expect(await codeOf(assess(letter.reviewer, about(judge)))).toBe('appraisal.parts-missing');
  await world.db
    .updateTable('round')
    .set(({ fn, val }) => ({
      settings: fn<string>('jsonb_set', ['settings', val('{renormalizeMissing}'), val('true')]),
    }))
    .execute();
  // 10 % of 100, 20 % of 80, 30 % of 70, made up to a whole.
  expect(await assess(letter.reviewer, about(judge))).toMatchObject({
    total: 78.33,
    parts: { public: null },
  });
});
