import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftForPerson, goodItems, openTestRound } from '../../../test/letters.ts';
import {
  codeOf,
  faultsOf,
  publishDraft,
  publishedByPerson,
  publishedLetter,
  type PublishedLetter,
} from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { loadItem } from '../../registry/letters/index.ts';
import { entriesOf } from '../../transparency/index.ts';
import {
  claimDone,
  claimsWaiting,
  closeOut,
  ledgerTotals,
  listLedger,
  reportProgress,
  sendClaimBack,
  showItem,
  type LedgerFilter,
} from './index.ts';

let world: World;
let roundId: Id;
let letter: PublishedLetter;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  letter = await publishedLetter(world, world.branchA1, world.townA, goodItems(12));
});
afterAll(() => world.close());

let next = 0;
const freshItem = (): Id => letter.items[(next += 1)]?.id ?? '';
const done = { result: '道路已全部硬化并通车', quantity: '8,00' };
const noted = (itemId: Id) => showItem(letter.author, itemId).then(({ notes }) => notes);

describe('progress', () => {
  test('a note is kept for good and moves the row of the ledger; what is left out stays', async () => {
    const itemId = freshItem();
    await reportProgress(letter.author, { itemId, text: '路基完成', progress: '40', quantity: '300' });
    world.clock.advance(1000);
    await reportProgress(letter.author, { itemId, text: '', progress: 60, quantity: '' });
    expect(await loadItem(world.office, itemId)).toMatchObject({
      progress: 60, quantityReached: 300, lastNote: '路基完成', lastNoteOn: '2026-03-02', notesCount: 2,
    }); // prettier-ignore
    expect((await noted(itemId)).map(({ text, progress }) => [text, progress])).toEqual([
      ['', 60],
      ['路基完成', 40],
    ]);
  });

  test('a note brought in late from paper is kept, but does not overwrite a newer one', async () => {
    const itemId = freshItem();
    await reportProgress(letter.author, { itemId, text: '完成一半', progress: 50, notedOn: '2026-03-01' });
    await reportProgress(letter.author, { itemId, text: '开工', progress: 5, notedOn: '2026-02-10' });
    expect(await loadItem(world.office, itemId)).toMatchObject({
      progress: 50,
      lastNote: '完成一半',
      notesCount: 2,
    });
  });

  test('nothing new, days to come, wrong figures and private numbers are told at their field', async () => {
    const itemId = freshItem();
    const faults = (input: object) => faultsOf(reportProgress(letter.author, { itemId, ...input }));
    expect(await faults({ text: '' })).toEqual(['text fulfill.nothing-new']);
    expect(await faults({ text: '好', progress: 101 })).toEqual(['progress input.too-big']);
    expect(await faults({ text: '好', progress: '半' })).toEqual(['progress input.not-a-number']);
    expect(await faults({ text: '好', notedOn: '2026-03-03' })).toEqual(['notedOn input.in-future']);
    expect(await faults({ text: '好', notedOn: '2026-02-30' })).toEqual(['notedOn input.not-a-day']);
    expect(await faults({ text: '联系电话 138 1234 5678' })).toEqual(['text input.holds-mobile']);
    expect(await noted(itemId)).toEqual([]);
  });

  test('the same request sent twice writes one note; the same key for something else is refused', async () => {
    const itemId = freshItem();
    const keyed = { ...letter.author, requestKey: 'note-1' };
    const first = await reportProgress(keyed, { itemId, text: '开工', progress: 10 });
    expect(await reportProgress(keyed, { itemId, text: '开工', progress: 10 })).toEqual(first);
    expect(await codeOf(reportProgress(keyed, { itemId, text: '完工', progress: 90 }))).toBe(
      'input.key-reused',
    );
    expect(await noted(itemId)).toHaveLength(1);
  });
});

describe('claim and close-out', () => {
  test('of two verifiers at once one counts, and the log has one closing', async () => {
    const itemId = freshItem();
    await claimDone(letter.author, { itemId, ...done });
    const second = await world.as('office', world.townA);
    const codes = await Promise.all([
      codeOf(closeOut(letter.reviewer, { itemId })),
      codeOf(closeOut(second, { itemId })),
      codeOf(sendClaimBack(second, { itemId, opinion: '缺少验收单' })),
    ]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    for (const code of codes.filter((other) => other !== 'done')) {
      expect(['item.conflict', 'claim.conflict', 'claim.not-pending', 'item.wrong-state']).toContain(code);
    }
    const { item, claims } = await showItem(letter.author, itemId);
    expect(claims).toHaveLength(1);
    const closings = await entriesOf(world.office, item.number);
    expect(closings.map(({ kind }) => kind)).toEqual(
      item.state === 'closedOut' ? ['commitment.item_closed'] : [],
    );
  });

  test('the result is what the portal and the log keep', async () => {
    const itemId = freshItem();
    expect(await faultsOf(claimDone(letter.author, { itemId, result: '' }))).toEqual([
      'result input.missing',
    ]);
    expect(await faultsOf(claimDone(letter.author, { itemId, result: '道路已通车' }))).toEqual([
      'quantity fulfill.quantity-needed',
    ]);
    await claimDone({ ...letter.author, requestKey: 'c' }, { itemId, ...done });
    await claimDone({ ...letter.author, requestKey: 'c' }, { itemId, ...done });
    await closeOut({ ...letter.reviewer, requestKey: 'v' }, { itemId, opinion: '现场核实' });
    await closeOut({ ...letter.reviewer, requestKey: 'v' }, { itemId, opinion: '现场核实' });
    const { item, claims } = await showItem(letter.author, itemId);
    expect(item).toMatchObject({
      state: 'closedOut',
      progress: 100,
      quantityReached: 800,
      closedOn: '2026-03-02',
    });
    expect(claims).toMatchObject([{ state: 'verified', opinion: '现场核实' }]);
    const [entry] = await entriesOf(world.office, item.number);
    expect(JSON.parse(entry?.document ?? '')).toMatchObject({
      result: done.result,
      quantity: 800,
      verifiedBy: world.townA.name,
    });
    expect(JSON.parse(entry?.entry ?? '')).toMatchObject({ org: world.branchA1.code, by: world.townA.code });
  });

  test('a claim sent back can be made again', async () => {
    const itemId = freshItem();
    await claimDone(letter.author, { itemId, ...done });
    await sendClaimBack(letter.reviewer, { itemId, opinion: '请补充验收单' });
    expect((await loadItem(world.office, itemId)).state).toBe('inProgress');
    world.clock.advance(1000);
    await claimDone(letter.author, { itemId, ...done });
    expect((await showItem(letter.author, itemId)).claims.map(({ state }) => state)).toEqual([
      'pending',
      'sentBack',
    ]);
  });
});

describe('two pairs of eyes', () => {
  test('nobody but the frozen reviewer verifies: not the author, a sibling, those above the reviewer, or anonymous', async () => {
    const itemId = freshItem();
    await claimDone(letter.author, { itemId, ...done });
    const tries: [string, Context, string][] = [
      ['the committer', letter.author, 'access.denied'],
      ['a sibling', await world.as('secretary', world.branchA2), 'access.denied'],
      ['another county', await world.as('office', world.countyB), 'access.denied'],
      ['above the reviewer', await world.as('secretary', world.countyA), 'access.denied'],
      ['the city', await world.as('office', world.city), 'access.denied'],
      ['a clerk of the reviewer', await world.as('clerk', world.townA), 'access.denied'],
      ['anonymous', world.anonymous(), 'access.denied'],
    ];
    for (const [who, ctx, code] of tries)
      expect([who, await codeOf(closeOut(ctx, { itemId }))]).toEqual([who, code]);
    // Who holds a role on both sides still does not verify its own claim.
    const both: Context = {
      ...letter.reviewer,
      actor: { ...letter.reviewer.actor, accountId: letter.author.actor.accountId ?? '' },
    };
    expect(await codeOf(closeOut(both, { itemId }))).toBe('access.second-person');
    expect(await codeOf(sendClaimBack(both, { itemId, opinion: '缺少材料' }))).toBe('access.second-person');
    expect((await claimsWaiting(both, {})).rows.map((row) => row.itemId)).not.toContain(itemId);
    expect((await claimsWaiting(letter.reviewer, {})).rows.map((row) => row.itemId)).toContain(itemId);
    expect((await claimsWaiting(await world.as('secretary', world.countyA), {})).rows).toEqual([]);
  });

  test('a letter that is not on the portal is unknown outside its branch; a secretary does not verify its own', async () => {
    const [secretary, member] = world.people.branchA2;
    if (!secretary || !member) throw new Error('people expected');
    const own = await publishedByPerson(world, member);
    const itemId = own.items[0]?.id ?? '';
    expect(await codeOf(showItem(await world.as('secretary', world.branchA1), itemId))).toBe(
      'item.not-found',
    );
    expect(await codeOf(showItem(world.anonymous(), itemId))).toBe('item.not-found');
    expect(await codeOf(reportProgress(await world.asPerson(secretary), { itemId, text: '代报' }))).toBe(
      'access.denied',
    );
    await claimDone(own.author, { itemId, result: '已走访二十户', quantity: 20 });
    const asMember = { ...own.reviewer, actor: { ...own.reviewer.actor, personId: member.id } };
    expect(await codeOf(closeOut(asMember, { itemId }))).toBe('access.second-person');
    await closeOut(own.reviewer, { itemId });
  });
});

describe('ledger', () => {
  const numbers = async (ctx: Context, scopeId: Id, filter: LedgerFilter = {}) =>
    (await listLedger(ctx, { roundId, scopeId, filter, limit: 200 })).rows.map(({ number }) => number);

  test('shows the subtree the actor may see, page by page open ones first by due date, and filters agree with the rows', async () => {
    const other = await publishedLetter(world, world.branchB1, world.townB, [
      { ...goodItems(1)[0]!, dueOn: '2026-03-05', content: '安装路灯30盏' },
      { ...goodItems(1)[0]!, dueOn: '2026-02-28' },
      { ...goodItems(1)[0]!, dueOn: '2026-12-01' },
    ]);
    const city = await world.as('office', world.city);
    const all = (await listLedger(city, { roundId, scopeId: world.city.id, limit: 200 })).rows;
    expect(all.length).toBe(letter.items.length + 1 + other.items.length);
    const rank = ({ state, dueOn }: (typeof all)[number]) => `${Number(state === 'closedOut')} ${dueOn}`;
    expect(all.map(rank)).toEqual(all.map(rank).toSorted());
    expect(rank(all.at(-1)!)).toMatch(/^1/);

    const paged: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await listLedger(city, {
        roundId,
        scopeId: world.city.id,
        limit: 4,
        ...(after ? { after } : {}),
      });
      paged.push(...page.rows.map(({ number }) => number));
      after = page.next;
      more = after !== undefined;
    }
    expect(paged).toEqual(all.map(({ number }) => number));

    const filters: [LedgerFilter, (row: (typeof all)[number]) => boolean][] = [
      [{ light: 'overdue' }, (row) => row.light === 'overdue'],
      [{ light: 'dueSoon' }, (row) => row.light === 'dueSoon'],
      [{ light: 'onCourse' }, (row) => row.light === 'onCourse'],
      [{ state: 'closedOut' }, (row) => row.state === 'closedOut'],
      [{ committer: 'person' }, (row) => row.committer === 'person'],
      [{ committer: 'organization' }, (row) => row.committer === 'organization'],
      [
        { dueFrom: '2026-03-01', dueTo: '2026-09-29' },
        (row) => row.dueOn >= '2026-03-01' && row.dueOn <= '2026-09-29',
      ],
      [{ text: '路灯' }, (row) => row.content.includes('路灯')],
    ];
    for (const [filter, holds] of filters) {
      const expected = all.filter(holds).map(({ number }) => number);
      expect(expected).not.toEqual([]);
      expect([filter, await numbers(city, world.city.id, filter)]).toEqual([filter, expected]);
    }
    expect(await numbers(city, world.countyB.id)).toHaveLength(3);
    expect(await numbers(await world.as('secretary', world.countyA), world.city.id)).toHaveLength(
      letter.items.length + 1,
    );
    expect(await numbers(await world.as('secretary', world.branchA2), world.countyB.id)).toEqual([]);
    await expect(listLedger(world.anonymous(), { roundId, scopeId: world.city.id })).rejects.toMatchObject({
      code: 'access.signed-out',
    });
    const totals = await ledgerTotals(city, roundId, world.city.id);
    for (const state of ['inProgress', 'reportedDone', 'closedOut'] as const) {
      expect([state, totals?.[state]]).toEqual([state, all.filter((row) => row.state === state).length]);
    }
    expect(
      await ledgerTotals(await world.as('secretary', world.branchA2), roundId, world.city.id),
    ).toBeUndefined();
  });

  test('a member sees own items and may report on them; the clerk of the branch may too', async () => {
    const [person] = world.people.branchB1;
    if (!person) throw new Error('a person is expected');
    const clerk = await world.as('clerk', world.branchB1);
    const branch = await world.as('secretary', world.branchB1);
    const letterId = await draftForPerson(clerk, person.id);
    const { items } = await publishDraft(letterId, clerk, branch);
    const own = await world.asPerson(person);
    const rows = (await listLedger(own, { roundId, scopeId: world.branchB1.id })).rows;
    expect(rows.map(({ id, mayReport }) => [id, mayReport])).toEqual([[items[0]?.id, true]]);
    await reportProgress(own, { itemId: items[0]?.id, text: '走访十户', progress: 50 });
    await reportProgress(clerk, { itemId: items[0]?.id, text: '走访二十户', progress: 80 });
    expect((await showItem(own, items[0]?.id ?? '')).notes).toHaveLength(2);
  });
});
