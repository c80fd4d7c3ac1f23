import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, open, PHONE, visitor } from '../browser.ts';
import { barriers } from './barriers.ts';
import { consolePages, ON_A_PHONE, portalPages } from './every-page.ts';
import { overflow } from './forms.ts';
import { buildScene, type Scene, type Who } from './scene.ts';
import { openTown, type Town } from './town.ts';

const ROUTES = join(import.meta.dirname, '../../src/routes');

/** Every page of the product, as the route it stands on. */
const routes = globSync('**/+page.svelte', { cwd: ROUTES })
  .map(
    (file) =>
      `/${file
        .split('/')
        .filter((part) => !/^\(|^\+page/.test(part))
        .join('/')}`,
  )
  .toSorted();

/** `/console/1-propose/…` and what stands directly below `/console`. */
const roomOf = (route: string): string => route.split('/').slice(1, 3).join('/');

let town: Town;
let scene: Scene;
beforeAll(async () => {
  town = await openTown();
  scene = await buildScene(town);
});
afterAll(async () => town.close());

/** A page for each who, with the session already begun. */
async function pagesFor(options: Parameters<typeof visitor>[0]): Promise<(who: Who) => Promise<Page>> {
  const pages = new Map<Who, Promise<Page>>();
  const enter = async (who: Who): Promise<Page> => {
    const context = await visitor({ ...options, baseURL: town.url });
    if (who !== 'nobody') {
      await context.addCookies([{ name: 'yinuo_session', value: scene.sessions[who], url: town.url }]);
    }
    return context.newPage();
  };
  return (who) => pages.get(who) ?? pages.set(who, enter(who)).get(who)!;
}

test('every page of the product is opened by a test of this file', () => {
  expect(
    Object.keys({ ...portalPages({ scene, town }), ...consolePages({ scene, town }) }).toSorted(),
  ).toEqual(routes);
});

describe('portal', () => {
  for (const size of ['normal', 'large'] as const) {
    test(`no barriers, no script, nothing beyond the edge of a phone, text ${size}`, async () => {
      const context = await visitor({ ...PHONE, javaScriptEnabled: true, baseURL: town.url });
      await context.addCookies([{ name: 'size', value: size, url: town.url }]);
      const page = await context.newPage();
      const scripts: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url());
      });
      const found: Record<string, unknown> = {};
      for (const [route, path] of Object.entries(portalPages({ scene, town }))) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        const faults = await barriers(page);
        if (await overflow(page)) faults.push(`${await overflow(page)} px beyond the edge`);
        if (faults.length > 0) found[route] = faults;
      }
      expect(found).toEqual({});
      expect(scripts).toEqual([]);
    });
  }
});

describe('console', () => {
  const visit = async (page: Page, path: string): Promise<string[]> => {
    await open(page, path);
    const status = await page.evaluate<number>(
      'performance.getEntriesByType("navigation")[0].responseStatus',
    );
    if (status !== 200 || !page.url().endsWith(path)) return [`answered ${status} at ${page.url()}`];
    return barriers(page);
  };

  /** One test for each room, so that none grows with the product. */
  const rooms = [...new Set(routes.filter((route) => route.startsWith('/console')).map(roomOf))];

  test.each(rooms)('no barriers at an office computer: %s', async (room) => {
    const pageOf = await pagesFor(DESK);
    const found: Record<string, unknown> = {};
    for (const [route, visits] of Object.entries(consolePages({ scene, town }))) {
      for (const [who, path] of roomOf(route) === room ? visits : []) {
        const faults = await visit(await pageOf(who), path);
        if (faults.length > 0) found[path] = faults;
      }
    }
    expect(found).toEqual({});
  });

  test.each([...new Set(ON_A_PHONE.map(roomOf))])(
    'no barriers and nothing beyond the edge on a phone: %s',
    async (room) => {
      const pageOf = await pagesFor({ ...PHONE, javaScriptEnabled: true });
      const pages = consolePages({ scene, town });
      const found: Record<string, unknown> = {};
      for (const route of ON_A_PHONE.filter((one) => roomOf(one) === room)) {
        for (const [who, path] of pages[route] ?? []) {
          const page = await pageOf(who);
          const faults = await visit(page, path);
          if (await overflow(page)) faults.push(`${await overflow(page)} px beyond the edge`);
          if (faults.length > 0) found[path] = faults;
        }
      }
      expect(found).toEqual({});
    },
  );
});
