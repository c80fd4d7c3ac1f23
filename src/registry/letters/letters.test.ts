import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  draftFor,
  goodItems,
  openTestRound,
  revisionOf,
  putThrough,
  tallyOf,
} from '../../../test/letters.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { transact, withActor } from '../../platform/index.ts';
import {
  discardDraft,
  itemsOf,
  listLetters,
  loadItem,
  loadLetter,
  loadVersion,
  moveItem,
  numberItems,
  recountTally,
  revise,
  saveDraft,
  showLetter,
  startLetter,
} from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const program = () => withActor(world.office, SYSTEM);
const noDrift = async (): Promise<void> => expect(await recountTally(program(), roundId)).toEqual([]);

describe('a draft', () => {
  it('is begun once, with a number of its organization, and kept whole at every save', async () => {
    const secretary = await world.as('secretary', world.branchA1);
    const input = { committer: 'organization', organizationId: world.branchA1.id };
    const { id } = await startLetter(secretary, input);
    await expect(startLetter(secretary, input)).rejects.toThrow('letter.exists');
    const letter = await loadLetter(world.office, id);
    expect(letter.number).toMatch(/^2026-\d{4}-0001$/);
    expect((await loadVersion(world.office, id, 1)).content.items).toHaveLength(3);

    const long = '字'.repeat(10_000);
    await expect(
      saveDraft(secretary, id, {
        revision: 1,
        opening: '',
        items: [{ ...goodItems(1)[0], content: long, dueOn: '2026-02-30' }],
      }),
    ).rejects.toMatchObject({
      code: 'input.invalid',
      detail: {
        fields: [
          { field: 'items.0.content', code: 'input.too-long', params: { most: 500 }, value: long },
          { field: 'items.0.dueOn', code: 'input.not-a-day', value: '2026-02-30' },
        ],
      },
    });
    await saveDraft(secretary, id, { revision: 1, opening: '启语', items: goodItems(2) });
    await expect(saveDraft(secretary, id, { revision: 1, opening: '', items: [] })).rejects.toMatchObject({
      code: 'letter.conflict',
      detail: { params: { seen: 1, now: 2 } },
    });
    const { content } = await loadVersion(world.office, id, 1);
    await saveDraft(secretary, id, {
      revision: 2,
      opening: '启语',
      items: [content.items[1], ...goodItems(1)],
    });
    const saved = (await loadVersion(world.office, id, 1)).content;
    expect(saved.items.map(({ id: itemId, ordinal }) => [itemId === content.items[1]!.id, ordinal])).toEqual([
      [true, 1],
      [false, 2],
    ]);
    await noDrift();
    expect(await discardDraft(secretary, id, 3)).toEqual({ removed: true });
    await noDrift();
    const again = await startLetter(secretary, input);
    expect((await loadLetter(world.office, again.id)).number).toMatch(/-0002$/);
  });

  it('can be entered for a member with a reason only, and by the branch only', async () => {
    const [, member] = world.people.branchA2;
    const person = { committer: 'person', personId: member!.id };
    const clerk = await world.as('clerk', world.branchA2);
    await expect(startLetter(clerk, person)).rejects.toMatchObject({
      detail: { fields: [{ field: 'onBehalfReason', code: 'input.missing' }] },
    });
    for (const stranger of [
      await world.as('secretary', world.branchA1),
      await world.as('office', world.townA),
      await world.asPerson(world.people.branchA2[0]!),
      world.anonymous(),
    ]) {
      await expect(startLetter(stranger, { ...person, onBehalfReason: '代录' })).rejects.toThrow(
        /denied|not-found/,
      );
    }
    const { id } = await startLetter(clerk, { ...person, onBehalfReason: '不使用电脑' });
    const letter = await loadLetter(world.office, id);
    expect(letter).toMatchObject({
      enteredBy: clerk.actor.accountId,
      onBehalfReason: '不使用电脑',
      countsAs: 'fullMember',
    });
    const own = await showLetter(await world.asPerson(member!), id);
    expect(own).toMatchObject({ mayEdit: true, enteredByName: clerk.actor.name });
    await expect(showLetter(await world.as('secretary', world.townA), id)).rejects.toThrow('access.denied');
    await expect(showLetter(await world.asPerson(world.people.branchA1[1]!), id)).rejects.toThrow(
      'letter.not-found',
    );
  });

  it('gives every item a number once, whatever is added, moved and removed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
        fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }), { maxLength: 12 }),
        (ordinals, picks) => {
          const ledger = ordinals.map((ordinal) => ({ id: `kept-${ordinal}`, ordinal }));
          const known = [...ledger, ...['a', 'b', 'c', 'd'].map((id) => ({ id }))];
          let fresh = 0;
          const typed = picks.map((pick) => ({
            ...goodItems(1)[0]!,
            needIds: [],
            ...(pick === undefined ? {} : { id: known[pick % known.length]!.id }),
          }));
          const items = numberItems(typed, known, ledger, () => `new-${(fresh += 1)}`);
          expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
          expect(new Set(items.map(({ ordinal }) => ordinal)).size).toBe(items.length);
          for (const item of items) {
            const kept = ledger.find(({ id }) => id === item.id);
            if (kept) expect(item.ordinal).toBe(kept.ordinal);
            else expect(item.ordinal).toBeGreaterThan(Math.max(0, ...ordinals));
          }
        },
      ),
    );
  });
});

describe('a published letter', () => {
  it('is revised as a new version with a reason; the ledger follows and settled items stay', async () => {
    const place = await world.addPlace(world.townA, '修订党支部', 'branch', 'REV');
    const author = await world.as('secretary', place);
    const letterId = await draftFor(author, place.id);
    await putThrough(world, letterId);
    const [first, second, third] = await itemsOf(world.office, letterId);
    await transact(program(), async (tx) => {
      await moveItem(tx, await moveItem(tx, first!, 'claimDone'), 'closeOut', {
        closedOn: '2026-03-02',
        progress: 100,
      });
    });
    await expect(
      revise(author, letterId, { revision: await revisionOf(author, letterId), reason: ' ' }),
    ).rejects.toMatchObject({
      detail: { fields: [{ field: 'reason', code: 'input.missing' }] },
    });
    const { revision } = await revise(author, letterId, {
      revision: await revisionOf(author, letterId),
      reason: '群众建议增加路灯',
    });
    const { content } = await loadVersion(world.office, letterId, 2);
    const [a, b] = content.items;
    await saveDraft(author, letterId, {
      revision,
      opening: '',
      items: [
        { ...a!, content: '改口' },
        { ...b!, dueOn: '2026-10-31' },
        { ...goodItems(1)[0]!, content: '安装路灯20盏' },
      ],
    });
    const { missing } = await showLetter(author, letterId);
    expect(missing).toEqual([
      { field: 'items.0.content', code: 'letter.item-settled', params: { number: first!.number } },
    ]);
    await saveDraft(author, letterId, {
      revision: revision + 1,
      opening: '',
      items: [a!, { ...b!, dueOn: '2026-10-31' }, { ...goodItems(1)[0]!, content: '安装路灯20盏' }],
    });
    // Until it is published again, the public sees the old version.
    const outside = await showLetter(world.anonymous(), letterId);
    expect(outside.letter).toMatchObject({ state: 'published', version: 1, itemsCount: 3 });
    const sibling = await listLetters(await world.as('secretary', world.branchA2), {
      roundId,
      within: place.path,
    });
    expect(sibling.rows).toMatchObject([{ state: 'published', version: 1, itemsCount: 3 }]);
    expect([outside.shown.version, outside.versions.length, outside.missing]).toEqual([1, 1, []]);
    await putThrough(world, letterId);
    const ledger = await itemsOf(world.office, letterId);
    expect(ledger.map(({ ordinal, state, dueOn }) => [ordinal, state, dueOn])).toEqual([
      [1, 'closedOut', '2026-09-30'],
      [2, 'inProgress', '2026-10-31'],
      [3, 'withdrawn', '2026-09-30'],
      [4, 'inProgress', '2026-09-30'],
    ]);
    expect((await loadItem(world.office, second!.id)).number).toBe(second!.number);
    expect((await loadItem(world.office, third!.id)).version).toBe(1);
    expect(await tallyOf(world, roundId, place.id)).toEqual({
      letters_published: 1,
      organization_written: 1,
      items_in_progress: 2,
      items_closed_out: 1,
      items_withdrawn: 1,
    });
    await noDrift();
  });

  it('of two who move an item at once counts one', async () => {
    const place = await world.addPlace(world.townA, '争用党支部', 'branch', 'RACE');
    const letterId = await draftFor(await world.as('secretary', place), place.id);
    await putThrough(world, letterId);
    const [item] = await itemsOf(world.office, letterId);
    const outcomes = await Promise.allSettled(
      ['claimDone', 'withdraw'].map((act) =>
        transact(program(), (tx) => moveItem(tx, item!, act as 'claimDone' | 'withdraw')),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
      reason: { code: 'item.conflict' },
    });
    await noDrift();
  });
});

it('the list shows the subtree page by page, and drafts to their own organization only', async () => {
  const town = await world.as('secretary', world.townA);
  const filter = { roundId, within: world.townA.path };
  const all: string[] = [];
  let after: string | undefined;
  do {
    const page = await listLetters(town, { ...filter, limit: 1, ...(after ? { after } : {}) });
    all.push(...page.rows.map(({ id, state }) => `${id} ${state}`));
    after = page.next;
  } while (after);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(1);
  expect(all.every((row) => !row.endsWith(' draft'))).toBe(true);
  const own = await listLetters(await world.as('clerk', world.branchA1), filter);
  expect(
    own.rows.filter(({ state }) => state === 'draft').map(({ organizationId }) => organizationId),
  ).toEqual([world.branchA1.id]);
  const found = await listLetters(town, { ...filter, query: '修订', committer: 'organization' });
  expect(found.rows.map(({ committerName }) => committerName)).toEqual(['修订党支部']);
  await expect(listLetters(world.anonymous(), filter)).rejects.toThrow('access.signed-out');
  await expect(showLetter(town, newId())).rejects.toThrow('letter.not-found');
  await expect(showLetter(town, 'x')).rejects.toThrow('letter.not-found');
});
