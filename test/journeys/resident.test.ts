import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { claimDone, closeOut, reportProgress } from '../../src/steps/4-fulfill/index.ts';
import { loadLetter } from '../../src/registry/letters/index.ts';
import { PHONE, visitor } from '../browser.ts';
import { draftFor, goodItems, openTestRound } from '../letters.ts';
import { publishedByPerson, publishedLetter } from '../published.ts';
import { buildWorld } from '../world.ts';
import { follow, overflow, press, textOf } from './forms.ts';
import { runOn } from './program.ts';

/** What a phone loads to show the page for the first time. */
async function weight(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const styles = [...html.matchAll(/href="([^"]+\.css)"/g)].map(([, href]) => new URL(href ?? '', url).href);
  const files = await Promise.all(styles.map(async (style) => (await fetch(style)).text()));
  return [html, ...files].reduce((sum, text) => sum + gzipSync(text).length, 0);
}

test('a resident on an old phone finds the village, reads a promise to its verdict and can check it', async () => {
  const world = await buildWorld();
  onTestFinished(() => world.close());
  await openTestRound(world);
  const { items, author, reviewer, letterId } = await publishedLetter(world, world.branchA1, world.townA);
  const { number } = await loadLetter(world.office, letterId);
  const item = items[0]!;
  await reportProgress(author, { itemId: item.id, text: '完成招标', progress: '30' });
  await claimDone(author, { itemId: item.id, result: '八百米全部完工', quantity: '800' });
  await closeOut(reviewer, { itemId: item.id, opinion: '现场核实属实' });
  const [, member] = world.people.branchA1;
  const hidden = await publishedByPerson(world, member!);
  const { number: hiddenNumber } = await loadLetter(world.office, hidden.letterId);
  const secretary = await world.as('secretary', world.branchA2);
  const draft = await draftFor(secretary, world.branchA2.id, goodItems(3));
  const { number: draftNumber } = await loadLetter(world.office, draft);

  const program = await runOn(world);
  onTestFinished(async () => void (await program.stop()));
  const { url } = program;
  const context = await visitor(PHONE);
  const page = await context.newPage();

  await page.goto(url);
  await expect.poll(() => page.locator('h1').textContent()).toContain('2026年度公开承诺');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: world.countyA.name }).click();
  await page.getByRole('link', { name: world.townA.name }).click();
  await page.getByRole('link', { name: world.branchA1.name }).first().click();
  expect(await page.locator('h1').textContent()).toBe(world.branchA1.name);
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await page.getByRole('link', { name: item.content }).click();
  const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  const inOrder = ['上级审核通过', '向社会公开', '办理进展：30%', '报告完成', '上级核实，同意销号'];
  const places = inOrder.map((words) => text.indexOf(words));
  expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
  expect(text).toContain('已销号');
  expect(text).not.toContain(author.actor.name);
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await page.goto(url);
  await page.locator('main [name="q"]').fill('柳泉');
  await page.locator('main form[role="search"] button').click();
  // Two villages bear the name; the town beside it tells them apart.
  const village = page.locator('main li').filter({ hasText: world.branchA1.name });
  await village.filter({ hasText: '河东镇' }).getByRole('link').first().click();
  expect(new URL(page.url()).pathname).toBe(`/o/${world.branchA1.code}`);
  expect(await textOf(page)).toContain(item.content);

  const html = page.locator('html');
  const sizeOf = async (selector: string): Promise<number> =>
    parseFloat(
      await page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).fontSize),
    );
  await press(page, '大字版');
  expect(new URL(page.url()).pathname).toBe(`/o/${world.branchA1.code}`);
  expect(await html.getAttribute('class')).toContain('size-large');
  expect(await sizeOf('main p')).toBeGreaterThanOrEqual(18);
  expect(await sizeOf('h1')).toBeGreaterThanOrEqual(30);
  for (const button of await page.locator('header button, header a').filter({ visible: true }).all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(60);
  }
  expect(await overflow(page)).toBe(0);
  await press(page, 'English');
  expect(await html.getAttribute('lang')).toBe('en');
  expect(await textOf(page)).toMatch(/Supervision phone/i);
  await follow(page.locator('main'), item.content);
  expect(await html.getAttribute('class')).toContain('size-large');
  expect(await overflow(page)).toBe(0);
  await press(page, '中文');
  await press(page, '标准字号');
  expect(await html.getAttribute('class')).not.toContain('size-large');

  await page.goto(`${url}/search?q=${number}`);
  expect(page.url()).toBe(`${url}/l/${number}`);
  await page.getByText('如何核验').first().click();
  const href = await page.getByRole('link', { name: '下载原文' }).first().getAttribute('href');
  const bytes = Buffer.from(await (await fetch(new URL(href ?? '', url))).arrayBuffer());
  const shown = (await page.locator('code').allInnerTexts()).map((code) => code.replaceAll(' ', ''));
  expect(shown).toContain(createHash('sha256').update(bytes).digest('hex'));

  await page.goto(`${url}/search?q=${encodeURIComponent('从未有过的词')}`);
  expect(await page.locator('main').innerText()).toContain('没有找到');
  await page.goto(`${url}/search?q=${encodeURIComponent(member!.name)}`);
  expect(await page.locator('main').innerText()).toContain('没有找到');

  const bodyOf = async (path: string): Promise<string> => {
    const answer = await page.goto(`${url}${path}`);
    expect(answer?.status(), path).toBe(404);
    return (await page.locator('main').innerText()).trim();
  };
  const unknown = await bodyOf('/l/2026-9999-9999');
  for (const path of [
    `/l/${draftNumber}`,
    `/l/${hiddenNumber}`,
    `/i/${hiddenNumber}-1`,
    `/i/${draftNumber}-1`,
    '/i/2026-9999-9999-1',
    '/o/nowhere',
  ]) {
    expect(await bodyOf(path), path).toBe(unknown);
  }

  for (const path of [
    '/',
    '/places',
    `/o/${world.branchA1.code}`,
    `/l/${number}`,
    `/i/${item.number}`,
    '/search',
    '/results',
    '/about',
  ]) {
    expect(await weight(`${url}${path}`), path).toBeLessThanOrEqual(15 * 1024);
    const html = await (await fetch(`${url}${path}`)).text();
    expect(html, path).not.toContain('<script');
  }
});
