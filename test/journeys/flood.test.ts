import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHeld, listSuggestions, trackSuggestion } from '../../src/steps/1-propose/suggestions/index.ts';
import { openedForm } from '../suggestions.ts';
import type { Place } from '../world.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  // Behind one proxy, so that the senders can have addresses of their own.
  town = await openTown({ YINUO_TRUST_PROXY: '1' });
});
afterAll(() => town.close());

const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}/;

interface Post {
  readonly place: Place;
  readonly address: string;
  readonly text: string;
  /** Of a form opened a minute ago unless given. */
  readonly token?: string;
  /** Draws the page as for a reader; otherwise only what the action answers. */
  readonly drawn?: true;
}

/** One request as a browser without script sends it. */
async function post({
  place,
  address,
  text,
  token,
  drawn,
}: Post): Promise<{ status: number; code?: string; html: string }> {
  const answer = await fetch(`${town.url}/suggest/${place.code}`, {
    method: 'POST',
    headers: {
      origin: town.url,
      accept: drawn ? 'text/html' : 'application/json',
      'x-forwarded-for': address,
    },
    body: new URLSearchParams({
      text,
      token: token ?? openedForm(town.world.office, place.code),
      formKey: '',
    }),
  });
  const html = await answer.text();
  const code = CODE.exec(html.slice(html.indexOf('<main')))?.[0];
  return { status: answer.status, html, ...(code ? { code } : {}) };
}

/** A few at once, as fast as the program answers. */
async function flood(posts: readonly Post[]): Promise<number[]> {
  const statuses: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < posts.length; i = next++) statuses.push((await post(posts[i]!)).status);
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return statuses;
}

const HALF = 500;
const junk = (i: number): string => `低价代开各类发票，请加微信号 fp${i * 7919}，诚信经营，量大从优`;

test('1,000 scripted posts are held back, and a real sender is heard beside, behind and among them', async () => {
  const { branchA1, branchA2, branchB1 } = town.world;
  const lazy = Array.from({ length: 20 }, (_, i) => ({
    place: branchA1,
    address: '203.0.113.9',
    text: junk(i),
    token: 'none',
  }));
  expect(new Set(await flood(lazy))).toEqual(new Set([422]));

  const one = Array.from({ length: HALF }, (_, i) => ({
    place: branchA1,
    address: '203.0.113.9',
    text: junk(i),
  }));
  const many = Array.from({ length: HALF }, (_, i) => ({
    place: branchA2,
    address: `198.51.${Math.floor(i / 250)}.${i % 250}`,
    text: junk(i),
  }));
  expect(new Set(await flood([...one, ...many]))).toEqual(new Set([200]));

  const real = async (place: Place, address: string, text: string): Promise<'waiting' | 'held'> => {
    const { status, code } = await post({ place, address, text, drawn: true });
    expect(status).toBe(200);
    expect((await trackSuggestion(town.world.office, '10.0.0.1', code ?? '')).text).toBe(text);
    const reader = await town.world.as('clerk', place);
    const waiting = await listSuggestions(reader, { within: place.path, queue: 'waiting', query: text });
    if (waiting.rows.length > 0) return 'waiting';
    // Held back with the flood, yet standing alone it comes first.
    expect(
      (await listHeld(reader, { within: place.path })).rows.slice(0, 10).map((row) => row.text),
    ).toContain(text);
    return 'held';
  };
  expect(await real(branchA1, '192.0.2.1', '二组的路灯坏了三盏')).toBe('waiting');
  expect(await real(branchA1, '203.0.113.9', '小学门口的路坑坑洼洼')).toBe('held');
  expect(await real(branchA2, '192.0.2.2', '希望村卫生室晚上也有人')).toBe('held');
  expect(await real(branchB1, '192.0.2.3', '公交车能不能通到村里')).toBe('waiting');

  const clerk = await town.world.as('clerk', branchA1);
  const { rows: waiting } = await listSuggestions(clerk, {
    within: branchA1.path,
    queue: 'waiting',
    limit: 200,
  });
  expect(waiting.length).toBeLessThan(25);
  const { rows: groups } = await listHeld(clerk, { within: branchA1.path });
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(HALF + 2 - waiting.length);
  expect(groups.at(-1)!.count).toBeGreaterThan(HALF * 0.9);
});

test('a form refused says what to do and keeps every word', async () => {
  const { branchB1 } = town.world;
  const { status, html } = await post({
    place: branchB1,
    address: '192.0.2.9',
    text: '水渠该清淤了',
    token: '',
    drawn: true,
  });
  expect(status).toBe(422);
  expect(html).toContain('写的内容都在');
  expect(html).toContain('水渠该清淤了</textarea>');
});
