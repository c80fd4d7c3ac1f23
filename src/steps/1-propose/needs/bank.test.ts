import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftFor, goodItems, openTestRound, revisionOf } from '../../../../test/letters.ts';
import { buildWorld, type Place, type World } from '../../../../test/world.ts';
import { isDomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { transact, type Context } from '../../../platform/index.ts';
import { loadVersion, saveDraft } from '../../../registry/letters/index.ts';
import {
  addSource,
  answerNeed,
  declineNeed,
  declineNeeds,
  editNeed,
  findDuplicates,
  listNeeds,
  mergeNeeds,
  needsBeside,
  passNeed,
  recordNeed,
  releaseNeeds,
  showNeed,
  splitNeed,
} from './index.ts';
import { hearingsOf, loadNeed } from './store.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
});
afterAll(() => world.close());

const heard = (place: Place, text: string, raisedCount = 1) => ({
  organizationId: place.id,
  text,
  source: 'visit' as const,
  heardOn: '2026-02-01',
  raisedCount,
});
const need = async (place: Place, text: string, raisedCount = 1): Promise<Id> =>
  (await recordNeed(await world.as('clerk', place), heard(place, text, raisedCount))).id;
const seen = async (id: Id): Promise<number> => (await loadNeed(world.office, id)).revision;
const place = (code: string) => world.addPlace(world.townA, `${code}党支部`, 'branch', code);

describe('merging and splitting', () => {
  it('keeps every hearing, moves the items along, and is undone by splitting', async () => {
    const at = await place('MERGE');
    const author = await world.as('secretary', at);
    const road = await need(at, '硬化三组村道', 10);
    const same = await need(at, '三组村道要硬化', 5);
    const letterId = await draftFor(author, at.id);
    const items = goodItems(3).map((item, i) => (i === 0 ? { ...item, needIds: [same] } : item));
    await saveDraft(author, letterId, { revision: 2, opening: '', items });
    await mergeNeeds(author, { intoId: road, needIds: [same] });
    expect(await loadNeed(world.office, road)).toMatchObject({ raisedCount: 15, state: 'adopted' });
    expect(await loadNeed(world.office, same)).toMatchObject({ state: 'merged', mergedIntoId: road });
    // What the draft says is read as the need stands now, and saving it again takes nothing away.
    const { content } = await loadVersion(world.office, letterId, 1);
    expect(content.items[0]!.needIds).toEqual([road]);
    expect((await needsBeside(author, letterId)).map(({ id }) => id)).toEqual([road]);
    await saveDraft(author, letterId, { revision: await revisionOf(author, letterId), opening: '', items });
    expect((await loadNeed(world.office, road)).state).toBe('adopted');

    const page = await showNeed(author, road);
    expect(page.letters.map(({ id }) => id)).toEqual([letterId]);
    const former = page.hearings.filter(({ mergedFromId }) => mergedFromId === same).map(({ id }) => id);
    const back = await splitNeed(author, road, { revision: page.need.revision, hearingIds: former });
    expect(back.id).toBe(same);
    expect(await loadNeed(world.office, same)).toMatchObject({
      state: 'new',
      raisedCount: 5,
      mergedIntoId: null,
    });
    expect(await loadNeed(world.office, road)).toMatchObject({ raisedCount: 10 });
    const all = (await hearingsOf(world.office, road)).map(({ id }) => id);
    await expect(
      splitNeed(author, road, { revision: await seen(road), hearingIds: all }),
    ).rejects.toMatchObject({ detail: { fields: [{ code: 'need.none-left' }] } });
  });

  it('of a chain each link comes back as it was, also after the whole was passed on', async () => {
    const at = await place('CHAIN');
    const secretary = await world.as('secretary', at);
    const [a, b, c] = [
      await need(at, '修一号桥', 1),
      await need(at, '修二号桥', 2),
      await need(at, '修三号桥', 4),
    ];
    await mergeNeeds(secretary, { intoId: b, needIds: [a] });
    await mergeNeeds(secretary, { intoId: c, needIds: [b] });
    expect((await loadNeed(world.office, a)).mergedIntoId).toBe(c);
    await passNeed(secretary, c, {
      revision: await seen(c),
      toOrganizationId: world.townA.id,
      reason: '镇里统一修',
    });
    expect((await loadNeed(world.office, a)).organizationId).toBe(world.townA.id);
    const above = await world.as('secretary', world.townA);
    for (const [id, raised] of [
      [b, 2],
      [a, 1],
    ] as const) {
      const hearings = await hearingsOf(above, c);
      const mine = hearings.filter(({ mergedFromId }) => mergedFromId === id).map((hearing) => hearing.id);
      expect(await splitNeed(above, c, { revision: await seen(c), hearingIds: mine })).toEqual({ id });
      expect(await loadNeed(world.office, id)).toMatchObject({
        state: 'new',
        raisedCount: raised,
        organizationId: world.townA.id,
      });
    }
    expect((await loadNeed(world.office, c)).raisedCount).toBe(4);
  });

  it('finds near-duplicates of one organization, and a merged need by the words of each hearing', async () => {
    const at = await place('DUPL');
    const clerk = await world.as('clerk', at);
    const a = await need(at, '三组至五组之间的路灯坏了十二盏，夜里看不见路', 3);
    const b = await need(at, '三组至五组之间路灯坏了十二盏，夜里看不见路', 9);
    await need(at, '希望增设一台健身器材');
    const groups = await findDuplicates(clerk, at.id);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([[b, a]]);
    const c = await need(at, '傍晚走路黑');
    await mergeNeeds(clerk, { intoId: b, needIds: [a, c] });
    const found = await listNeeds(clerk, { within: at.path, query: '走路黑' });
    expect(found.rows.map(({ id }) => id)).toEqual([b]);
    expect(await findDuplicates(clerk, at.id)).toEqual([]);
    // A hearing for what was merged goes to where it went.
    const kept = await transact(clerk, (tx) =>
      addSource(tx, a, { ...heard(at, '还是没有修', 2), public: false }),
    );
    expect(kept).toBe(b);
    expect((await loadNeed(world.office, b)).raisedCount).toBe(15);
    await editNeed(clerk, b, { revision: await seen(b), text: '修好三组至五组的路灯', urgency: 'urgent' });
    expect(
      (await listNeeds(clerk, { within: at.path, query: '走路黑', urgency: 'urgent' })).rows,
    ).toHaveLength(1);
  });
});

describe('passing on', () => {
  it('goes to the one in charge, who sees from where, and back; the first still sees what becomes of it', async () => {
    const branch = await world.as('secretary', world.branchA1);
    const county = await world.as('secretary', world.countyB);
    const id = await need(world.branchA1, '县道改造');
    await passNeed(branch, id, {
      revision: 1,
      toOrganizationId: world.countyB.id,
      reason: '属县交通部门职责',
    });
    expect((await showNeed(branch, id)).mayAnswer).toBe(false);
    await expect(answerNeed(branch, id, { revision: 2, answer: '不办' })).rejects.toThrow('not-found');
    await expect(showNeed(await world.as('secretary', world.branchA2), id)).rejects.toThrow('need.not-found');
    expect((await showNeed(county, id)).transfers[0]).toMatchObject({
      from: { name: world.branchA1.name },
      reason: '属县交通部门职责',
    });
    const gone = { within: world.branchA1.path, passedBy: world.branchA1.id };
    expect((await listNeeds(branch, gone)).rows.map((row) => row.id)).toEqual([id]);
    expect((await listNeeds(await world.as('secretary', world.branchA2), gone)).rows).toEqual([]);
    await passNeed(county, id, {
      revision: 2,
      toOrganizationId: world.branchA1.id,
      reason: '是村道，不是县道',
    });
    expect((await showNeed(branch, id)).mayAnswer).toBe(true);
    await declineNeed(branch, id, { revision: 3, answer: '资金不足' });
    await expect(
      passNeed(branch, id, { revision: 4, toOrganizationId: world.townA.id, reason: '请上级办理' }),
    ).rejects.toThrow('need.already-taken-up');
  });
});

describe('permissions', () => {
  it('keep the bank to its organization and the direct superior', async () => {
    const id = await need(world.branchA2, '修缮祠堂屋顶');
    const other = await need(world.branchA2, '修缮祠堂大门');
    const acts: readonly ((ctx: Context) => Promise<unknown>)[] = [
      (ctx) => mergeNeeds(ctx, { intoId: id, needIds: [other] }),
      (ctx) => splitNeed(ctx, id, { revision: 1, hearingIds: [id] }),
      (ctx) => editNeed(ctx, id, { revision: 1, text: '改' }),
      (ctx) => passNeed(ctx, id, { revision: 1, toOrganizationId: world.townA.id, reason: '职责' }),
      (ctx) => releaseNeeds(ctx, { needIds: [id], public: true }),
      (ctx) => declineNeeds(ctx, { needIds: [id], answer: '不办' }),
    ];
    for (const act of acts) {
      for (const stranger of [await world.as('secretary', world.branchA1), world.anonymous()]) {
        await expect(act(stranger)).rejects.toThrow('need.not-found');
      }
      for (const onlooker of [
        await world.as('secretary', world.countyA),
        await world.as('leader', world.branchA2),
        await world.as('auditor', world.city),
      ]) {
        await expect(act(onlooker)).rejects.toThrow('access.denied');
      }
    }
    await releaseNeeds(await world.as('office', world.townA), { needIds: [id], public: true });
    expect(await loadNeed(world.office, id)).toMatchObject({ public: true });
  });
});

describe('the life of needs', () => {
  it('loses no hearing and no need, whatever is done in whatever order', async () => {
    const one = await place('LIFE1');
    const two = await place('LIFE2');
    const act = await world.as('secretary', world.townA);
    const ids: Id[] = [];
    const step = fc.record({
      act: fc.constantFrom('record', 'again', 'merge', 'split', 'pass', 'decline'),
      a: fc.nat(20),
      b: fc.nat(20),
      count: fc.integer({ min: 1, max: 9 }),
    });
    let raised = 0;
    const apply = async ({
      act: what,
      a,
      b,
      count,
    }: {
      act: string;
      a: number;
      b: number;
      count: number;
    }) => {
      const [first, second] = [ids[a % ids.length], ids[b % ids.length]];
      if (what === 'record' || !first || !second) {
        ids.push((await recordNeed(act, heard(a % 2 ? one : two, `需求${a}${b}`, count))).id);
        raised += count;
      } else if (what === 'again') {
        await transact(act, (tx) =>
          addSource(tx, first, { ...heard(one, `又说${b}`, count), public: false }),
        );
        raised += count;
      } else if (what === 'merge') await mergeNeeds(act, { intoId: first, needIds: [second] });
      else if (what === 'split') {
        const hearings = await hearingsOf(act, first);
        const { id } = await splitNeed(act, first, {
          revision: await seen(first),
          hearingIds: hearings.slice(0, 1 + (b % 2)).map((hearing) => hearing.id),
        });
        if (!ids.includes(id)) ids.push(id);
      } else if (what === 'pass') {
        const to = a % 2 ? one.id : two.id;
        await passNeed(act, first, { revision: await seen(first), toOrganizationId: to, reason: '职责' });
      } else await declineNeed(act, first, { revision: await seen(first), answer: '暂不办' });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        for (const next of steps) {
          await apply(next).catch((error: unknown) => {
            if (!isDomainError(error)) throw error;
          });
        }
        const { rows } = await sql<{ standing: number; sources: number; off: number; lost: number }>`
          with mine as (select * from need where organization_id in (${one.id}, ${two.id})),
            sums as (select need_id, sum(raised_count)::int as raised from need_source group by need_id)
          select (select coalesce(sum(raised_count), 0)::int from mine where state <> 'merged') as standing,
            (select coalesce(sum(s.raised), 0)::int from sums s join mine on mine.id = s.need_id) as sources,
            (select count(*)::int from mine left join sums s on s.need_id = mine.id
              where case when state = 'merged' then s.raised is not null else s.raised is distinct from raised_count end) as off,
            (select count(*)::int from mine left join need t on t.id = mine.merged_into_id
              where (mine.state = 'merged') is distinct from (t.id is not null and t.state <> 'merged')
                or t.organization_id <> mine.organization_id) as lost`.execute(world.db);
        expect(rows[0]).toEqual({ standing: raised, sources: raised, off: 0, lost: 0 });
      }),
      { numRuns: 12 },
    );
  });
});
