import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, type Id } from '../../src/kernel/ids.ts';
import { bumpContentVersion, transact } from '../../src/platform/index.ts';
import { loadLetter } from '../../src/registry/letters/index.ts';
import { draftForPerson, goodItems, openTestRound } from '../letters.ts';
import { publishDraft, publishedByPerson, publishedLetter } from '../published.ts';
import { buildWorld, type World } from '../world.ts';
import { runOn, type Program } from './program.ts';

let world: World;
let program: Program;
/** Numbers of a village's letter, of a member's on the portal, and of one that is not. */
const numbers = { village: '', member: '', hidden: '' };
const NAME = '司徒大雪';
const FRAMER = 'https://inner.example';

beforeAll(async () => {
  world = await buildWorld();
  const roundId = await openTestRound(world);
  const promised = goodItems(3).map((item, i) => (i === 0 ? { ...item, measures: '=1+1，招标' } : item));
  const { letterId } = await publishedLetter(world, world.branchA1, world.townA, promised);
  numbers.village = (await loadLetter(world.office, letterId)).number;
  const hidden = await publishedByPerson(world, world.people.branchA1[1]!);
  numbers.hidden = (await loadLetter(world.office, hidden.letterId)).number;
  await openMemberLetters(roundId);
  numbers.member = await publishMember(roundId);
  program = await runOn(world, { YINUO_EMBED_ORIGINS: FRAMER });
});
afterAll(async () => {
  await program.stop();
  await world.close();
});

async function openMemberLetters(roundId: Id): Promise<void> {
  const { settings } = await world.db
    .selectFrom('round')
    .select('settings')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  await world.db
    .updateTable('round')
    .set({ settings: JSON.stringify({ ...(settings as object), memberLettersOnPortal: 'full' }) })
    .where('id', '=', roundId)
    .execute();
}

/** The letter of a member who agreed to be named. */
async function publishMember(roundId: Id): Promise<string> {
  const person = await world.addPerson(world.branchA1, NAME);
  await world.db
    .insertInto('publication_consent')
    .values({
      id: newId(),
      person_id: person.id,
      round_id: roundId,
      channel: 'paper',
      text_version: 1,
      given_on: '2026-03-01',
      recorded_by_name: '王强',
      at: world.clock.now(),
    })
    .execute();
  const author = await world.as('secretary', world.branchA1);
  const item = { ...goodItems(1, 'service')[0]!, content: `${NAME}每周送药两次`, responsiblePerson: NAME };
  const letterId = await draftForPerson(author, person.id, [item]);
  await publishDraft(letterId, author, await world.as('office', world.branchA1));
  return (await loadLetter(world.office, letterId)).number;
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${program.url}${path}`, { headers, redirect: 'manual' });

/** Every public file and the type it must have. */
const files = (): Readonly<Record<string, string>> => ({
  [`/o/${world.branchA1.code}/items.json`]: 'application/json',
  [`/o/${world.branchA1.code}/items.csv`]: 'text/csv',
  [`/o/${world.city.code}/items.json?scope=below`]: 'application/json',
  [`/o/${world.city.code}/items.csv?scope=below`]: 'text/csv',
  [`/o/${world.branchA1.code}/feed.atom`]: 'application/atom+xml',
  [`/o/${world.branchA1.code}/due.ics`]: 'text/calendar',
  [`/i/${numbers.village}-1/item.json`]: 'application/json',
  [`/i/${numbers.village}-1/item.csv`]: 'text/csv',
  [`/i/${numbers.member}-1/item.json`]: 'application/json',
  [`/i/${numbers.member}-1/feed.atom`]: 'application/atom+xml',
  [`/i/${numbers.member}-1/due.ics`]: 'text/calendar',
  [`/l/${numbers.member}/letter.json`]: 'application/json',
  [`/l/${numbers.village}/letter.json`]: 'application/json',
  '/search/items.json': 'application/json',
  '/search/items.csv?state=inProgress': 'text/csv',
  '/search/feed.atom': 'application/atom+xml',
  '/search/due.ics': 'text/calendar',
  [`/embed/o/${world.branchA1.code}`]: 'text/html',
  [`/embed/o/${world.branchA1.code}?fragment`]: 'text/html',
});

const PAGES = () => [
  '/',
  '/about',
  '/open-data',
  '/needs',
  '/places',
  '/results',
  '/search',
  `/o/${world.branchA1.code}`,
  `/o/${world.city.code}/open-data`,
  `/l/${numbers.member}`,
  `/l/${numbers.village}`,
  `/i/${numbers.member}-1`,
  `/i/${numbers.village}-1`,
];

test('every file says its type, is checked anew by every cache, and is not sent again when it is the same', async () => {
  for (const [path, type] of Object.entries(files())) {
    const answer = await get(path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type'), path).toContain(type);
    expect(answer.headers.get('cache-control'), path).toBe('no-cache');
    expect(answer.headers.get('x-robots-tag'), path).toBe('noindex');
    expect(answer.headers.get('access-control-allow-origin'), path).toBe('*');
    const etag = answer.headers.get('etag') ?? '';
    expect(etag, path).toMatch(/^W\/"/);
    expect((await get(path, { 'if-none-match': etag })).status, path).toBe(304);
    if (!path.startsWith('/embed')) {
      expect(answer.headers.get('content-disposition'), path).toMatch(/filename\*=UTF-8''/);
    }
    expect(await answer.text(), path).not.toContain(numbers.hidden);
  }
});

test('tables open in a spreadsheet without running anything; data says what it is and where it goes on', async () => {
  const csv = await (await get(`/o/${world.branchA1.code}/items.csv`)).arrayBuffer();
  expect([...new Uint8Array(csv.slice(0, 3))]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(csv);
  expect(text).toContain("'=1+1，招标");
  expect(text.split('\r\n')[0]).toContain('编号 number');
  const json = (await (await get('/search/items.json')).json()) as Record<string, unknown>;
  expect(json).toMatchObject({ count: 4, next: null, license: expect.stringContaining('creativecommons') });
});

test('what is hidden answers like what does not exist, in every form', async () => {
  for (const number of [numbers.hidden, '2026-9999-9999']) {
    const paths = [
      `/l/${number}/letter.json`,
      ...['item.json', 'item.csv', 'feed.atom', 'due.ics'].map((file) => `/i/${number}-1/${file}`),
    ];
    for (const path of paths) expect((await get(path)).status, path).toBe(404);
  }
  for (const path of [
    '/o/nowhere/items.json',
    '/o/nowhere/feed.atom',
    '/embed/o/nowhere',
    '/search/items.xml',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
});

test('robots are led by the sitemap and kept from pages that name persons', async () => {
  expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: ${program.url}/sitemap.xml`);
  const index = await (await get('/sitemap.xml')).text();
  expect(index).toContain(`<loc>${program.url}/sitemap/1.xml</loc>`);
  const part = await (await get('/sitemap/1.xml')).text();
  expect(part).toContain(`${program.url}/l/${numbers.village}<`);
  expect(part).not.toContain(numbers.member);
  expect((await get('/sitemap/9.xml')).status).toBe(404);
  const robots = async (path: string) => (await get(path)).headers.get('x-robots-tag');
  expect(await robots(`/l/${numbers.member}`)).toBe('noindex');
  expect(await robots(`/i/${numbers.member}-1`)).toBe('noindex');
  expect(await robots(`/l/${numbers.village}`)).toBeNull();
});

test('only the sites of the setting may show the list in a frame; no page of ours may be framed', async () => {
  const embedded = await get(`/embed/o/${world.branchA1.code}`);
  expect(embedded.headers.get('content-security-policy')).toContain(`frame-ancestors ${FRAMER}`);
  expect(embedded.headers.get('x-frame-options')).toBeNull();
  expect(await embedded.text()).not.toContain('<script');
  const page = await get(`/o/${world.branchA1.code}`);
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('a number leads to its thing however it was typed, and a merged organization to its successor', async () => {
  const leads = async (path: string) => (await get(path)).headers.get('location');
  expect(await leads(`/l/${numbers.village}-1`)).toBe(`/i/${numbers.village}-1`);
  expect(await leads(`/i/${numbers.village}`)).toBe(`/l/${numbers.village}`);
  const wide = numbers.village.replace('2026', '２０２６');
  expect(await leads(`/l/${encodeURIComponent(wide)}`)).toBe(`/l/${numbers.village}`);
  const gone = await world.addPlace(world.townA, '旧庄党支部', 'branch', '990001001099');
  await world.db
    .updateTable('organization')
    .set({ state: 'closed', closed_on: '2026-02-01', successor_id: world.branchA1.id })
    .where('id', '=', gone.id)
    .execute();
  expect(await leads(`/o/${gone.code}`)).toBe(`/o/${world.branchA1.code}`);
});

test('no page weighs more than 15 KB or holds a script', async () => {
  const weights: Record<string, number> = {};
  for (const path of PAGES()) {
    const html = await (await get(path)).text();
    expect(html, path).not.toContain('<script');
    const styles = [...html.matchAll(/href="([^"]+\.css)"/g)].map(([, href]) => href ?? '');
    const sheets = await Promise.all(
      styles.map(async (href) => (await fetch(new URL(href, program.url + path))).text()),
    );
    weights[path] = [html, ...sheets].reduce((sum, text) => sum + gzipSync(text).length, 0);
  }
  expect(Object.entries(weights).filter(([, bytes]) => bytes > 15 * 1024)).toEqual([]);
});

test('a consent taken back: soon no trace of the name on any page and in any file', async () => {
  const naming = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const path of [...PAGES(), ...Object.keys(files())]) {
      if ((await (await get(path)).text()).includes(NAME)) found.push(path);
    }
    return found;
  };
  expect(await naming()).toContain(`/o/${world.branchA1.code}/feed.atom`);
  await transact(await world.as('office', world.city), async (tx) => {
    await tx.db.updateTable('publication_consent').set({ withdrawn_at: tx.clock.now() }).execute();
    bumpContentVersion(tx);
  });
  // Other processes look for a new version of the content every second.
  await expect.poll(naming, { timeout: 10_000 }).toEqual([]);
});

test('an address that no text can hold is refused, not a fault of the program', async () => {
  for (const path of ['/o/%00', '/i/%00-1', '/embed/o/%00', '/search?place=%00'])
    expect([path, (await get(path)).status]).toEqual([path, 400]);
});
