import { globSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveConsent } from '../../src/steps/3-publish/consent/index.ts';
import { claimDone, closeOut, reportProgress } from '../../src/steps/4-fulfill/index.ts';
import { verifyChain } from '../../src/transparency/index.ts';
import { draftForPerson, goodItems } from '../letters.ts';
import { publishDraft, publishedLetter } from '../published.ts';
import type { Someone } from '../world.ts';
import { crawl, type Crawled } from './crawl.ts';
import { account, openTown, type Town } from './town.ts';

/** Names that stand nowhere else: whatever holds them holds the member. */
const NAMES = ['澹台素雪', '公冶长风'] as const;
const ROUTES = join(import.meta.dirname, '../../src/routes');

let town: Town;
let members: Someone[];
let numbers: string[];
let session: string;
beforeAll(async () => {
  town = await openTown();
  const { world, today } = town;
  await sql`update round set settings = jsonb_set(settings, '{memberLettersOnPortal}', '"full"')`.execute(
    world.db,
  );
  members = [];
  numbers = [];
  const branch = await world.as('secretary', world.branchA1);
  const office = await world.as('office', world.branchA1);
  await publishedLetter(
    world,
    world.branchA1,
    world.townA,
    goodItems(3).map((item) => ({ ...item, dueOn: today })),
  );
  for (const name of NAMES) {
    const person = await world.addPerson(world.branchA1, name);
    const letterId = await draftForPerson(branch, person.id, [
      {
        ...goodItems(1, 'service')[0]!,
        dueOn: today,
        content: `${name}每周为独居老人送药`,
        measures: `${name}上门登记，逐户记录`,
        responsiblePerson: name,
      },
    ]);
    const { items } = await publishDraft(letterId, branch, office);
    const itemId = items[0]!.id;
    await giveConsent(branch, { personId: person.id, roundId: items[0]!.roundId, givenOn: today });
    await reportProgress(branch, { itemId, text: `${name}送药四次`, progress: 40 });
    if (name === NAMES[1]) {
      await claimDone(branch, { itemId, result: `${name}全部送到`, quantity: 800 });
      await closeOut(office, { itemId, opinion: `${name}做得实` });
    }
    members.push(person);
    numbers.push(items[0]!.number);
  }
  session = await account(town, 'own', 'member', world.branchA1, members[0]!);
});
afterAll(async () => town.close());

/** Addresses nobody links to: every public route with what this town has to put into it. */
function seeds(): string[] {
  const { branchA1, townA } = town.world;
  const letters = numbers.map((number) => number.replace(/-\d+$/, ''));
  const values = {
    number: [...numbers, ...letters],
    code: [branchA1.code, townA.code],
  };
  return globSync('**/+{page.svelte,server.ts}', { cwd: ROUTES })
    .map(
      (file) =>
        `/${file
          .split('/')
          .filter((part) => !/^\(|^\+/.test(part))
          .join('/')}`,
    )
    .filter((route) => !/^\/(console|preferences)/.test(route))
    .flatMap((route) => {
      const [, parameter] = /\[(\w+)\]/.exec(route) ?? [];
      const known = values[(parameter ?? '') as keyof typeof values] ?? (parameter ? [] : ['']);
      return known.map((value) => route.replace(/\[\w+\]/, value));
    })
    .filter((path) => !path.includes('['))
    .concat(
      NAMES.map((name) => `/search?q=${encodeURIComponent(name)}`),
      '/search?q=%E9%80%81%E8%8D%AF',
    );
}

const holding = (pages: readonly Crawled[], name: string): string[] =>
  pages
    .filter(({ path, text }) => !path.includes(encodeURIComponent(name)) && text.includes(name))
    .map(({ path }) => path);

test('a consent taken back leaves no trace of the name on any page, feed, export or in any cache', async () => {
  const visits = [{ cookie: '' }, { cookie: 'lang=en; size=large' }];
  const before: Crawled[] = [];
  for (const visit of visits) before.push(...(await crawl(town.url, seeds(), visit)));
  const [mine, other] = [holding(before, NAMES[0]), holding(before, NAMES[1])];
  // The name stands where it should, so that the search below has something to lose.
  for (const path of [
    `/i/${numbers[0]}`,
    `/l/${numbers[0]!.replace(/-\d+$/, '')}`,
    '/search?q=%E9%80%81%E8%8D%AF',
  ])
    expect(mine).toContain(path);
  expect(mine.length).toBeGreaterThan(6);

  const answer = await fetch(`${town.url}/console/3-publish/consent?/withdraw`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: town.url,
      accept: 'text/html',
      cookie: `yinuo_session=${session}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ roundId: await roundId(), requestKey: 'take-back', formKey: '?/withdraw' }),
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/console/3-publish/consent?done=withdrawn',
  ]);

  const after: Crawled[] = [];
  for (const visit of visits) {
    after.push(...(await crawl(town.url, [...seeds(), ...before.map(({ path }) => path)], visit)));
  }
  expect(holding(after, NAMES[0])).toEqual([]);
  // The other member still agrees.
  const still = holding(after, NAMES[1]);
  expect(other.filter((path) => !still.includes(path))).toEqual([]);
  const seen = new Set(after.map(({ path }) => path));
  expect(before.filter(({ path }) => !seen.has(path)).map(({ path }) => path)).toEqual([]);
  // A copy that a browser or a proxy kept is not confirmed as still right.
  for (const { path, etag, cookie } of before.filter(({ path, etag }) => etag && mine.includes(path))) {
    const { status } = await fetch(town.url + path, { headers: { 'if-none-match': etag ?? '', cookie } });
    expect([path, status]).toEqual([path, 200]);
  }
  // The log never held either name, so there was nothing to erase.
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from log_document
    where document::text like ${`%${NAMES[0]}%`} or document::text like ${`%${NAMES[1]}%`}`.execute(
    town.world.db,
  );
  expect(rows).toEqual([{ found: 0 }]);
  expect(await verifyChain(town.world.office)).toMatchObject({ intact: true });
});

const roundId = async (): Promise<string> =>
  (await town.world.db.selectFrom('round').select('id').executeTakeFirstOrThrow()).id;
