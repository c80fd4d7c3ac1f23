import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftFor, goodItems, openTestRound, revisionOf } from '../../../../test/letters.ts';
import { buildWorld, type Place, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import { discardDraft, loadVersion, saveDraft } from '../../../registry/letters/index.ts';
import { answerNeed, declineNeed, listNeeds, needsBeside, recordNeed, reopenNeed } from './index.ts';
import { loadNeed } from './store.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
});
afterAll(() => world.close());

const heard = (place: Place, text: string, more: object = {}) => ({
  organizationId: place.id,
  text,
  source: 'discussionMeeting',
  heardOn: '2026-03-01',
  ...more,
});
const need = async (place: Place, text: string, more: object = {}): Promise<Id> =>
  (await recordNeed(await world.as('clerk', place), heard(place, text, more))).id;

describe('recording', () => {
  it('keeps what was heard and refuses personal data, future days and empty text at the field', async () => {
    const clerk = await world.as('clerk', world.branchA1);
    const id = await need(world.branchA1, '三组路灯不亮', {
      place: '三组',
      raisedCount: 12,
      urgency: 'urgent',
    });
    expect(await loadNeed(world.office, id)).toMatchObject({
      text: '三组路灯不亮',
      raisedCount: 12,
      state: 'new',
    });
    const refused: readonly (readonly [object, string, string])[] = [
      [{ text: '请联系13812345678' }, 'text', 'input.holds-mobile'],
      [{ place: '１３８１２３４５６７８' }, 'place', 'input.holds-mobile'],
      [{ text: ' ' }, 'text', 'input.missing'],
      [{ text: '路'.repeat(10_000) }, 'text', 'input.too-long'],
      [{ heardOn: '2026-02-30' }, 'heardOn', 'input.not-a-day'],
      [{ heardOn: '2026-03-03' }, 'heardOn', 'need.day-in-future'],
      [{ raisedCount: 0 }, 'raisedCount', 'input.too-small'],
      [{ raisedCount: Number('很多') }, 'raisedCount', 'input.not-a-number'],
    ];
    for (const [change, field, code] of refused) {
      await expect(recordNeed(clerk, { ...heard(world.branchA1, '路灯'), ...change })).rejects.toMatchObject({
        code: 'input.invalid',
        detail: { fields: [{ field, code }] },
      });
    }
  });

  it('is for the organization and its direct superior only', async () => {
    await recordNeed(await world.as('secretary', world.townA), heard(world.branchA1, '水压太低'));
    for (const stranger of [
      await world.as('secretary', world.branchA2),
      await world.as('secretary', world.countyA),
      await world.as('member', world.branchA1),
      world.anonymous(),
    ]) {
      await expect(recordNeed(stranger, heard(world.branchA1, '水压'))).rejects.toThrow(/denied|not-found/);
    }
  });

  it('is done once when the form is sent twice', async () => {
    const ctx = await world.as('clerk', world.branchA1, 'need-key');
    const first = await recordNeed(ctx, heard(world.branchA1, '修桥'));
    expect(await recordNeed(ctx, heard(world.branchA1, '修桥'))).toEqual(first);
  });
});

describe('the bank', () => {
  it('is searched by a piece of Chinese text within the scope, and never shows a sibling’s needs', async () => {
    await need(world.branchA2, '大庙村自来水管网老化');
    const town = await world.as('secretary', world.townA);
    const found = await listNeeds(town, { within: world.townA.path, query: '水管' });
    expect(found.rows.map(({ text, organizationName }) => [text, organizationName])).toEqual([
      ['大庙村自来水管网老化', '大庙村党支部'],
    ]);
    const sibling = await world.as('secretary', world.branchA1);
    expect((await listNeeds(sibling, { within: world.townA.path, query: '水管' })).rows).toEqual([]);
    const paged = await listNeeds(town, { within: world.city.path, limit: 2 });
    const rest = await listNeeds(town, { within: world.city.path, limit: 200, after: paged.next! });
    const ids = [...paged.rows, ...rest.rows].map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps the answer, and a decided need is decided once', async () => {
    const id = await need(world.branchA1, '增加公交班次');
    const secretary = await world.as('secretary', world.branchA1);
    await declineNeed(secretary, id, { revision: 1, answer: '属县交通局职责，已转办' });
    expect(await loadNeed(world.office, id)).toMatchObject({
      state: 'declined',
      answer: '属县交通局职责，已转办',
    });
    await expect(answerNeed(secretary, id, { revision: 2, answer: '已办' })).rejects.toThrow(
      'need.wrong-state',
    );
    await expect(reopenNeed(secretary, id, { revision: 1, answer: '重新研究' })).rejects.toThrow(
      'need.conflict',
    );
    await reopenNeed(secretary, id, { revision: 2, answer: '重新研究' });
    await answerNeed(secretary, id, { revision: 3, answer: '五月起加开两班' });
  });
});

describe('adoption', () => {
  it('follows the links of items, and ends with them', async () => {
    const place = await world.addPlace(world.townA, '联结党支部', 'branch', 'LINK');
    const author = await world.as('secretary', place);
    const own = await need(place, '硬化村道', { raisedCount: 30 });
    const above = await need(world.townA, '全镇垃圾清运');
    const foreign = await need(world.branchA2, '别村的事');
    const letterId = await draftFor(author, place.id);
    const items = (needIds: readonly Id[]) =>
      goodItems(3).map((item, i) => (i === 0 ? { ...item, needIds } : item));
    await saveDraft(author, letterId, { revision: 2, opening: '', items: items([own, above]) });
    expect((await loadNeed(world.office, own)).state).toBe('adopted');
    const beside = await needsBeside(author, letterId);
    expect(
      beside
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([own, above].toSorted());
    expect(beside.some(({ id }) => id === foreign)).toBe(false);
    await expect(
      saveDraft(author, letterId, { revision: 3, opening: '', items: items([foreign]) }),
    ).rejects.toMatchObject({ detail: { fields: [{ field: 'items.0.needIds', code: 'need.not-found' }] } });
    // The refused save changed nothing.
    expect((await loadVersion(world.office, letterId, 1)).content.items[0]?.needIds).toEqual([own, above]);
    await saveDraft(author, letterId, { revision: 3, opening: '', items: items([above]) });
    expect((await loadNeed(world.office, own)).state).toBe('new');
    await discardDraft(author, letterId, await revisionOf(author, letterId));
    expect((await loadNeed(world.office, above)).state).toBe('new');
  });
});
