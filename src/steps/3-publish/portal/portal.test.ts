import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  approveAs,
  draftFor,
  draftForPerson,
  goodItems,
  handIn,
  openTestRound,
  revisionOf,
} from '../../../../test/letters.ts';
import { codeOf, publishDraft, publishedByPerson, publishedLetter } from '../../../../test/published.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import { itemsOf, loadLetter, revise, saveDraft } from '../../../registry/letters/index.ts';
import {
  itemPage,
  letterPage,
  placeNamed,
  placePage,
  publicHome,
  publicNumber,
  searchPublic,
  topPlacePage,
} from '../index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  expect(await publicHome(world.office)).toMatchObject({ round: null, latest: [], figures: { items: 0 } });
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const memberLetters = (how: 'off' | 'masked' | 'full') =>
  sql`update round set settings = jsonb_set(settings, '{memberLettersOnPortal}', to_jsonb(${how}::text))
    where id = ${roundId}`.execute(world.db);

/** Everything the portal says about a place and what a reader finds by the words. */
async function everything(words: string): Promise<string> {
  const { office } = world;
  const code = world.branchA1.code;
  const found = await searchPublic(office, { words });
  return JSON.stringify([
    await publicHome(office),
    await topPlacePage(office),
    await placePage(office, code),
    await searchPublic(office, { place: code }),
    // Only what was found: the words themselves are the reader's.
    found.items,
    found.places,
  ]);
}

test('a published letter is shown as its log entry says, and every version can be computed by hand', async () => {
  const { author, reviewer, letterId } = await publishedLetter(world, world.branchA1, world.townA);
  const { number } = await loadLetter(world.office, letterId);
  await revise(author, letterId, { revision: await revisionOf(author, letterId), reason: '群众要求提前' });
  const changed = goodItems(3).map((item, i) => ({
    ...item,
    id: '',
    content: i === 0 ? '硬化村组道路九百米并安装路灯' : item.content,
  }));
  const items = await itemsOf(world.office, letterId);
  await saveDraft(author, letterId, {
    revision: await revisionOf(author, letterId),
    opening: '',
    items: changed.map((item, i) => ({ ...item, id: items[i]?.id })),
  });
  // Drafts of a revision stay inside until they are published.
  expect(await everything('安装路灯')).not.toContain('安装路灯');
  expect((await letterPage(world.office, number)).versions).toHaveLength(1);

  await publishDraft(letterId, author, reviewer);
  const page = await letterPage(world.office, number);
  expect(page.letter).toMatchObject({ version: 2, reason: '群众要求提前' });
  expect(page.versions.map(({ letter }) => letter.version)).toEqual([2, 1]);
  for (const { entry } of page.versions) {
    const bytes = Buffer.concat([Buffer.from(entry.salt, 'hex'), Buffer.from(entry.document, 'utf8')]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.digest);
    expect(JSON.parse(entry.entry)).toMatchObject({ digest: `sha256:${entry.digest}` });
  }
  const item = await itemPage(world.office, `${number}-1`);
  expect(item.versions.map((version) => version.item?.content)).toEqual([
    '硬化村组道路九百米并安装路灯',
    goodItems(3)[0]?.content,
  ]);
  expect(
    (await searchPublic(world.office, { words: '安装路灯' })).items.rows.map((row) => row.number),
  ).toEqual([`${number}-1`]);
  expect([
    await publicNumber(world.office, ` ${number} `),
    await publicNumber(world.office, `${number}-1`),
    await publicNumber(world.office, `${number}-99`),
  ]).toEqual([{ kind: 'letter', number }, { kind: 'item', number: `${number}-1` }, undefined]);
});

test('what was not published answers like what does not exist', async () => {
  const author = await world.as('secretary', world.branchA2);
  const secret = goodItems(3).map((item) => ({ ...item, content: '不应公开的草稿内容三百件' }));
  const letterId = await draftFor(author, world.branchA2.id, secret);
  const { number } = await loadLetter(world.office, letterId);
  const answers = async () => [
    await codeOf(letterPage(world.office, number)),
    await codeOf(itemPage(world.office, `${number}-1`)),
    await publicNumber(world.office, number),
  ];
  const unknown = [
    await codeOf(letterPage(world.office, '2026-9999-9999')),
    await codeOf(itemPage(world.office, '2026-9999-9999-1')),
    undefined,
  ];
  expect(await answers()).toEqual(unknown);
  await handIn(author, letterId);
  expect(await answers()).toEqual(unknown);
  await approveAs(await world.as('secretary', world.townA), letterId);
  expect(await answers()).toEqual(unknown);
  expect(await everything('不应公开的草稿内容')).not.toContain('不应公开的草稿');
  expect((await placePage(world.office, world.branchA2.code)).items).toEqual([]);
});

test('letters of members stay off the portal, but are counted', async () => {
  const [, member] = world.people.branchA1;
  const before = (await publicHome(world.office)).figures.items;
  const { letterId } = await publishedByPerson(world, member!);
  const { number } = await loadLetter(world.office, letterId);
  expect(await codeOf(letterPage(world.office, number))).toBe('letter.not-found');
  expect(await codeOf(itemPage(world.office, `${number}-1`))).toBe('item.not-found');
  expect(await publicNumber(world.office, number)).toBeUndefined();
  expect((await placePage(world.office, world.branchA1.code)).memberItems).toEqual([]);
  expect((await publicHome(world.office)).figures.items).toBe(before + 1);
});

test.each(['masked', 'full'] as const)(
  'where the round shows members (%s), their names are masked everywhere and cannot be searched',
  async (how) => {
    await memberLetters(how);
    const name = how === 'masked' ? '慕容小满' : '司徒大雪';
    const person = await world.addPerson(world.branchA1, name);
    const author = await world.as('secretary', world.branchA1);
    const letterId = await draftForPerson(author, person.id, [
      {
        ...goodItems(1, 'service')[0]!,
        content: `${name}每周为独居老人送药两次`,
        measures: `${name}上门登记`,
        responsiblePerson: name,
      },
    ]);
    const reviewer = await world.as('office', world.branchA1);
    await publishDraft(letterId, author, reviewer);
    await memberLetters('off');
    const { number } = await loadLetter(world.office, letterId);
    const pages = JSON.stringify([
      await letterPage(world.office, number),
      await itemPage(world.office, `${number}-1`),
    ]);
    expect(pages).toContain(`${[...name][0]}*`);
    expect(pages).not.toContain(name);
    expect(await everything('独居老人送药')).not.toContain(name);
    const byName = await searchPublic(world.office, { words: name });
    expect(byName.items.rows).toEqual([]);
    const byWords = await searchPublic(world.office, { words: '独居老人送药' });
    expect(byWords.items.rows.map((row) => row.number)).toContain(`${number}-1`);
  },
);

test('leading cadres are named', async () => {
  await memberLetters('masked');
  const person = await world.addPerson(world.branchB1, '令狐清', 'fullMember', {
    post: '乡长',
    leadingCadre: true,
  });
  const author = await world.as('secretary', world.branchB1);
  const letterId = await draftForPerson(author, person.id, goodItems(3, 'service'));
  await publishDraft(letterId, author, await world.as('office', world.branchB1));
  await memberLetters('off');
  const { number } = await loadLetter(world.office, letterId);
  expect((await letterPage(world.office, number)).letter.committer.name).toBe('令狐清');
});

test('a closed organization says so and names who answers for it', async () => {
  const place = await world.addPlace(world.townB, '旧庄党支部', 'branch', '990002001099');
  await world.db
    .updateTable('organization')
    .set({ state: 'closed', closed_on: '2026-02-01', successor_id: world.branchB1.id })
    .where('id', '=', place.id)
    .execute();
  expect(await placePage(world.office, place.code)).toMatchObject({
    closed: true,
    closedOn: '2026-02-01',
    successor: { code: world.branchB1.code, name: world.branchB1.name },
    above: [{ code: world.city.code }, { code: world.countyB.code }, { code: world.townB.code }],
  });
  const below = await placePage(world.office, world.townB.code);
  expect(below.below.map(({ code }) => code)).not.toContain(place.code);
  expect(await codeOf(placePage(world.office, '999999'))).toBe('organization.not-found');
  expect(await placeNamed(world.office, '999999')).toBeUndefined();
});

test('search narrows by place, state and due day, and pages without gaps', async () => {
  const all = await searchPublic(world.office, { place: world.branchA1.code, limit: 50 });
  expect(all.items.rows.length).toBeGreaterThan(3);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { items } = await searchPublic(world.office, {
      place: world.branchA1.code,
      limit: 2,
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...items.rows.map(({ number }) => number));
    after = items.next;
  } while (after);
  expect(seen).toEqual(all.items.rows.map(({ number }) => number));
  expect((await searchPublic(world.office, { place: world.branchA2.code })).items.rows).toEqual([]);
  expect((await searchPublic(world.office, { due: 7 })).items.rows).toEqual([]);
  expect((await searchPublic(world.office, { due: 'overdue' })).items.rows).toEqual([]);
  world.clock.set('2026-10-08T02:00:00Z');
  expect((await searchPublic(world.office, { due: 'overdue', limit: 50 })).items.rows).toHaveLength(
    (await searchPublic(world.office, { states: ['inProgress'], limit: 50 })).items.rows.length,
  );
  expect((await searchPublic(world.office, { states: ['closedOut'] })).items.rows).toEqual([]);
});
