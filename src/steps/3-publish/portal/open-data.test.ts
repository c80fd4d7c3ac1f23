import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftForPerson, goodItems, handIn, openTestRound, draftFor } from '../../../../test/letters.ts';
import { codeOf, publishDraft, publishedLetter } from '../../../../test/published.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { transact } from '../../../platform/index.ts';
import { loadLetter, takeOffPortal } from '../../../registry/letters/index.ts';
import {
  newsItems,
  openItem,
  openItems,
  openOrganization,
  openParts,
  owedItems,
  publicCategories,
  scopeChoices,
  searchPublic,
  siteMapPart,
  siteMapParts,
} from '../index.ts';

let world: World;
let roundId: Id;
/** Number of the letter of a village; of a member shown as 慕*; of one that stays off the portal; of a draft. */
const numbers = { village: '', masked: '', hidden: '', draft: '' };
const MEMBER = '慕容小满';

beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  const { office } = world;
  const village = await publishedLetter(world, world.branchA1, world.townA);
  numbers.village = (await loadLetter(office, village.letterId)).number;
  await memberLetters('masked');
  numbers.masked = await publishedMember(MEMBER);
  await memberLetters('off');
  numbers.hidden = await publishedMember('司徒大雪');
  const author = await world.as('secretary', world.branchA2);
  const draft = await draftFor(author, world.branchA2.id, goodItems(3));
  await handIn(author, draft);
  numbers.draft = (await loadLetter(office, draft)).number;
});
afterAll(() => world.close());

const memberLetters = (how: 'off' | 'masked' | 'full') =>
  sql`update round set settings = jsonb_set(settings, '{memberLettersOnPortal}', to_jsonb(${how}::text))
    where id = ${roundId}`.execute(world.db);

async function publishedMember(name: string): Promise<string> {
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
  await publishDraft(letterId, author, await world.as('office', world.branchA1));
  return (await loadLetter(world.office, letterId)).number;
}

/** Everything that leaves the house in files, feeds, calendars and sitemaps. */
async function everythingOpen(): Promise<string> {
  const { office } = world;
  const { id } = await openOrganization(office, world.branchA1.code);
  const parts = Array.from({ length: await siteMapParts(office) }, (_, i) => siteMapPart(office, i + 1));
  return JSON.stringify([
    await openItems(office, {}),
    await openItems(office, { organizationId: id }),
    await newsItems(office, {}),
    await newsItems(office, { organizationId: id }),
    await owedItems(office, {}),
    await openOrganization(office, world.branchA1.code),
    await Promise.all(parts),
  ]);
}

test('what is not public, and the names of members, leave the house in no file, feed, calendar or sitemap', async () => {
  const told = await everythingOpen();
  expect(told).toContain(numbers.village);
  expect(told).toContain('慕*每周为独居老人送药两次');
  for (const secret of [MEMBER, '司徒大雪', numbers.hidden, numbers.draft])
    expect(told).not.toContain(secret);
  for (const number of [`${numbers.hidden}-1`, `${numbers.draft}-1`, '2026-9999-9999-1']) {
    expect(await codeOf(openItem(world.office, number))).toBe('item.not-found');
  }
  expect((await openItem(world.office, `${numbers.masked}-1`)).measures).toBe('慕*上门登记');
  expect((await openItems(world.office, { words: MEMBER })).rows).toEqual([]);
});

test('a name agreed to stands in the files, and is gone from them once the consent is taken back', async () => {
  await memberLetters('full');
  const number = await publishedMember('令狐春晓');
  const { person_id } = await world.db
    .selectFrom('letter')
    .select('person_id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const consent = { id: newId(), person_id: person_id ?? '', round_id: roundId, recorded_by_name: '王强' };
  await world.db
    .insertInto('publication_consent')
    .values({
      ...consent,
      channel: 'paper',
      text_version: 1,
      given_on: '2026-03-01',
      at: world.clock.now(),
    })
    .execute();
  expect(await everythingOpen()).toContain('令狐春晓每周');
  await world.db
    .updateTable('publication_consent')
    .set({ withdrawn_at: world.clock.now() })
    .where('id', '=', consent.id)
    .execute();
  expect(await everythingOpen()).toContain('令*每周');
  expect(await everythingOpen()).not.toContain('令狐春晓');
  await memberLetters('off');
});

test('a letter taken off the portal leaves nothing in any file', async () => {
  const author = await world.as('secretary', world.branchB1);
  const items = goodItems(3).map((item) => ({ ...item, content: '修缮老年活动室一百二十平方米' }));
  const letterId = await draftFor(author, world.branchB1.id, items);
  await publishDraft(letterId, author, await world.as('secretary', world.townB));
  const { number } = await loadLetter(world.office, letterId);
  const { office } = world;
  const { id } = await openOrganization(office, world.branchB1.code);
  const told = async () =>
    JSON.stringify([
      await openItems(office, { organizationId: id }),
      await newsItems(office, { organizationId: id }),
      await owedItems(office, { place: world.countyB.code }),
      await openOrganization(office, world.branchB1.code),
      await siteMapPart(office, 1),
    ]);
  expect(await told()).toContain('修缮老年活动室');
  const why = { reason: '含有不宜公开的内容', by: null };
  await transact(author, async (tx) => takeOffPortal(tx, await loadLetter(tx, letterId), why));
  expect(await told()).not.toContain('修缮老年活动室');
  expect(await told()).not.toContain(number);
});

test('search engines are led to what organizations promised, not to persons', async () => {
  const paths = (await Promise.all([1].map((part) => siteMapPart(world.office, part)))).flat();
  expect(paths).toContain(`/o/${world.branchA1.code}`);
  expect(paths).toContain(`/l/${numbers.village}`);
  expect(paths.filter((path) => path.startsWith(`/i/${numbers.village}`))).toHaveLength(3);
  expect(paths.filter((path) => path.includes(numbers.masked))).toEqual([]);
});

test('files go on part by part without gaps, also by place', async () => {
  const all = await openItems(world.office, { place: world.countyA.code });
  const found = all.rows.map(({ number }) => number);
  expect(found).toEqual(
    expect.arrayContaining([`${numbers.village}-1`, `${numbers.village}-3`, `${numbers.masked}-1`]),
  );
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await openItems(world.office, { place: world.countyA.code }, { after, limit: 1 });
    seen.push(...page.rows.map(({ number }) => number));
    after = page.next;
  } while (after);
  expect(seen).toEqual(found);
  expect((await openItems(world.office, { place: world.countyB.code })).rows).toEqual([]);
  expect((await openItems(world.office, { place: 'nowhere' })).rows).toEqual([]);
  expect(await openParts(world.office, {})).toEqual([]);
});

test('lists are narrowed by category and due days, ordered, and counted no further than needed', async () => {
  const { office } = world;
  const [first] = (await openItems(office, { organizationId: world.branchA1.id })).rows;
  const codes = (await publicCategories(office)).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const ofService = await searchPublic(office, { category: 'service' });
  expect(ofService.items.rows.map(({ number }) => number)).toContain(`${numbers.masked}-1`);
  expect((await searchPublic(office, { category: 'nothing' })).found).toEqual({ count: 0, more: false });
  const dueOn = first!.dueOn;
  expect((await searchPublic(office, { dueFrom: dueOn, dueTo: dueOn })).found.count).toBeGreaterThan(0);
  expect((await searchPublic(office, { dueTo: '2026-03-01' })).found.count).toBe(0);
  const due = await searchPublic(office, { order: 'due' });
  const days = due.items.rows.map((row) => row.dueOn);
  expect(days).toEqual(days.toSorted());
  expect((await searchPublic(office, { order: 'kept' })).items.rows).toEqual([]);
  const { next } = (await searchPublic(office, { order: 'due', limit: 1 })).items;
  const second = await searchPublic(office, { order: 'due', limit: 1, after: next ?? '' });
  expect(second.items.rows[0]?.number).toBe(due.items.rows[1]?.number);
});

test('the scope of a search goes down the tree from what was chosen', async () => {
  const { office, countyA, countyB, townA, branchA1, branchA2 } = world;
  const shown = async (code?: string) =>
    (await scopeChoices(office, code)).map((one) => `${one.level} ${one.code}`);
  expect((await shown()).toSorted()).toEqual([`0 ${countyA.code}`, `0 ${countyB.code}`]);
  const inTown = await shown(townA.code);
  // Siblings of one millisecond stand in any order; what is below stands right behind what it belongs to.
  const first = inTown.indexOf(`0 ${countyA.code}`);
  const under = inTown.slice(first + 1, first + 4);
  expect(under[0]).toBe(`1 ${townA.code}`);
  expect(under.slice(1).toSorted()).toEqual([`2 ${branchA1.code}`, `2 ${branchA2.code}`]);
  expect(inTown.toSpliced(first, 4)).toEqual([`0 ${countyB.code}`]);
});
