import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodItems, openTestRound, revisionOf } from '../../../test/letters.ts';
import {
  codeOf,
  faultsOf,
  publishDraft,
  publishedLetter,
  type PublishedLetter,
} from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { loadItem, loadVersion, revise, saveDraft } from '../../registry/letters/index.ts';
import {
  claimDone,
  claimsWaiting,
  closeOut,
  listLedger,
  markOccurrence,
  publicDeeds,
  reportProgress,
  showItem,
  takeBackMark,
} from './index.ts';

let world: World;
let roundId: Id;
let letter: PublishedLetter;
const quarterly = {
  ...goodItems(1)[0]!,
  content: '上门为独居老人理发',
  dueOn: '2026-11-30',
  recurrence: { every: 'quarter' },
};
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  letter = await publishedLetter(world, world.branchA1, world.townA, [
    ...Array.from({ length: 6 }, () => quarterly),
    ...goodItems(2),
  ]);
});
afterAll(() => world.close());

let next = -1;
const freshItem = () => letter.items[(next += 1)]!;
const deedsOf = async (itemId: Id) =>
  (await showItem(letter.author, itemId)).deeds.map(({ period, dueOn, doneOn }) => [period, dueOn, doneOn]);
const SERIES = [
  ['2026-Q1', '2026-03-31', null],
  ['2026-Q2', '2026-06-30', null],
  ['2026-Q3', '2026-09-30', null],
  ['2026-Q4', '2026-11-30', null],
];

describe('recurring good deeds', () => {
  test('publication dates them; marking and taking back are both kept, and the item counts the share', async () => {
    const { id: itemId, number } = freshItem();
    expect(await deedsOf(itemId)).toEqual(SERIES);
    await markOccurrence(letter.author, {
      itemId,
      occurrence: '2026-Q1 1',
      doneOn: '2026-03-01',
      note: '理发十二人',
    });
    expect((await deedsOf(itemId))[0]).toEqual(['2026-Q1', '2026-03-31', '2026-03-01']);
    expect((await loadItem(world.office, itemId)).progress).toBe(25);
    expect((await publicDeeds(world.office, number)).deeds[0]).toMatchObject({
      note: '理发十二人',
      light: null,
    });
    world.clock.advance(1000);
    await takeBackMark(letter.author, { itemId, occurrence: '2026-Q1 1', reason: '日期登记错误' });
    expect(await deedsOf(itemId)).toEqual(SERIES);
    expect((await loadItem(world.office, itemId)).progress).toBe(0);
    const { marks } = await showItem(letter.author, itemId);
    expect(marks.map(({ doneOn, note }) => [doneOn, note])).toEqual([
      [null, '日期登记错误'],
      ['2026-03-01', '理发十二人'],
    ]);
    expect(JSON.stringify(await publicDeeds(world.office, number))).not.toContain('日期登记错误');
  });

  test('sent twice is once; two people marking the same deed: the second is told', async () => {
    const { id: itemId } = freshItem();
    const input = { itemId, occurrence: '2026-Q1 1', note: '' };
    const keyed = { ...letter.author, requestKey: 'mark-once' };
    expect(await markOccurrence(keyed, input)).toEqual(await markOccurrence(keyed, input));
    expect((await showItem(letter.author, itemId)).marks).toHaveLength(1);
    expect(await codeOf(markOccurrence(letter.author, input))).toBe('occurrence.conflict');
    const both = await Promise.all(
      [1, 2].map(() => codeOf(markOccurrence(letter.author, { ...input, occurrence: '2026-Q2 1' }))),
    );
    expect(both.filter((code) => code === 'done')).toHaveLength(1);
    expect((await showItem(letter.author, itemId)).marks).toHaveLength(2);
  });

  test('days to come, unknown periods, empty reasons and private numbers are refused where they stand', async () => {
    const { id: itemId } = freshItem();
    const faults = (input: object) =>
      faultsOf(markOccurrence(letter.author, { itemId, occurrence: '2026-Q1 1', ...input }));
    expect(await faults({ doneOn: '2026-03-03' })).toEqual(['doneOn input.in-future']);
    expect(await faults({ doneOn: '2026-02-30' })).toEqual(['doneOn input.not-a-day']);
    expect(await faults({ occurrence: '' })).toEqual(['occurrence input.missing']);
    expect(await faults({ occurrence: "2026-Q1' or 1" })).toEqual(['occurrence input.malformed']);
    expect(await faults({ note: '电话 138 1234 5678' })).toEqual(['note input.holds-mobile']);
    expect(await codeOf(markOccurrence(letter.author, { itemId, occurrence: '2027-Q1 1' }))).toBe(
      'occurrence.not-found',
    );
    expect(await codeOf(takeBackMark(letter.author, { itemId, occurrence: '2026-Q1 1', reason: '错' }))).toBe(
      'occurrence.conflict',
    );
    expect(
      await faultsOf(takeBackMark(letter.author, { itemId, occurrence: '2026-Q1 1', reason: '' })),
    ).toEqual(['reason input.missing']);
    expect(await deedsOf(itemId)).toEqual(SERIES);
  });

  test('a progress note can tell that a deed is done; an item promised once has none', async () => {
    const { id: itemId } = freshItem();
    await reportProgress(letter.author, {
      itemId,
      text: '春季理发八人',
      occurrence: '2026-Q1 1',
      notedOn: '2026-02-20',
    });
    expect((await deedsOf(itemId))[0]?.[2]).toBe('2026-02-20');
    expect(await loadItem(world.office, itemId)).toMatchObject({ progress: 25, lastNote: '春季理发八人' });
    const once = letter.items[7]!.id;
    expect(
      await codeOf(reportProgress(letter.author, { itemId: once, text: '好', occurrence: '2026-Q1 1' })),
    ).toBe('occurrence.not-found');
    expect((await showItem(letter.author, once)).notes).toEqual([]);
  });

  test('only who reports progress marks: not a sibling, those above, the reviewer, an ended grant or anonymous', async () => {
    const { id: itemId } = freshItem();
    const ended = { ...letter.author, actor: { ...letter.author.actor, grants: [] } };
    const tries: [string, Context][] = [
      ['a sibling', await world.as('secretary', world.branchA2)],
      ['the reviewer', letter.reviewer],
      ['above', await world.as('office', world.city)],
      ['an ended grant', ended],
      ['anonymous', world.anonymous()],
    ];
    for (const [who, ctx] of tries) {
      const input = { itemId, occurrence: '2026-Q1 1', note: '', reason: '试' };
      expect([who, await codeOf(markOccurrence(ctx, input))]).toEqual([who, 'access.denied']);
      expect([who, await codeOf(takeBackMark(ctx, input))]).toEqual([who, 'access.denied']);
    }
    expect(await deedsOf(itemId)).toEqual(SERIES);
  });

  test('the ledger tells what is owed next and finds what was missed; close-out says how many were done', async () => {
    const { id: itemId, number } = freshItem();
    await markOccurrence(letter.author, { itemId, occurrence: '2026-Q1 1' });
    world.clock.set('2026-07-02T02:00:00Z');
    const row = async () =>
      (await listLedger(letter.author, { roundId, scopeId: world.branchA1.id, limit: 200 })).rows.find(
        ({ id }) => id === itemId,
      );
    expect(await row()).toMatchObject({
      deeds: { done: 1, of: 4 },
      nextDeed: { period: '2026-Q2', light: 'overdue' },
    });
    const numbers = async (deeds: 'missed' | 'open') =>
      (await listLedger(letter.author, { roundId, scopeId: world.branchA1.id, filter: { deeds } })).rows.map(
        (each) => each.number,
      );
    expect(await numbers('missed')).toContain(number);
    expect(await numbers('open')).toContain(number);
    await markOccurrence(letter.author, { itemId, occurrence: '2026-Q2 1' });
    await markOccurrence(letter.author, { itemId, occurrence: '2026-Q3 1' });
    expect(await numbers('missed')).not.toContain(number);
    expect(await numbers('open')).not.toContain(number);
    await claimDone(letter.author, { itemId, result: '每季度都上门理发', quantity: 30 });
    const waiting = (await claimsWaiting(letter.reviewer, {})).rows.find((each) => each.itemId === itemId);
    expect(waiting?.deeds).toEqual({ done: 3, of: 4 });
    await closeOut(letter.reviewer, { itemId });
    expect(await codeOf(markOccurrence(letter.author, { itemId, occurrence: '2026-Q4 1' }))).toBe(
      'item.wrong-state',
    );
    expect((await publicDeeds(world.office, number)).deeds.at(-1)).toMatchObject({
      doneOn: null,
      light: null,
    });
    expect((await row())?.nextDeed).toBeNull();
  });

  test('a revision keeps what is done and missed and redates the rest', async () => {
    world.clock.set('2026-03-02T02:00:00Z');
    const own = await publishedLetter(world, world.branchB1, world.townB, [quarterly, ...goodItems(2)]);
    const item = own.items[0]!;
    world.clock.set('2026-07-10T02:00:00Z');
    await markOccurrence(own.author, { itemId: item.id, occurrence: '2026-Q1 1', doneOn: '2026-03-20' });
    await revise(own.author, own.letterId, {
      revision: await revisionOf(own.author, own.letterId),
      reason: '改为按月',
    });
    const { content } = await loadVersion(own.author, own.letterId, 2);
    await saveDraft(own.author, own.letterId, {
      revision: await revisionOf(own.author, own.letterId),
      opening: '',
      items: content.items.map((each) =>
        each.id === item.id ? { ...each, recurrence: { every: 'month' }, dueOn: '2026-09-15' } : each,
      ),
    });
    await publishDraft(own.letterId, own.author, own.reviewer);
    const { deeds } = await showItem(own.author, item.id);
    expect(deeds.map(({ period, dueOn, doneOn }) => [period, dueOn, doneOn])).toEqual([
      ['2026-Q1', '2026-03-31', '2026-03-20'],
      ['2026-Q2', '2026-06-30', null],
      ['2026-07', '2026-07-31', null],
      ['2026-08', '2026-08-31', null],
      ['2026-09', '2026-09-15', null],
    ]);
  });
});
