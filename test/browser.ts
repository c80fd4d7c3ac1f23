import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll } from 'vitest';
import { PASSWORD } from './accounts.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const FOLDERS = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An old phone: narrow, touched, without script. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  javaScriptEnabled: false,
};

/** A computer at an office. */
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** One browser for a test file; every visitor in it is a stranger to the others. */
let opened: Promise<Browser> | undefined;
afterAll(async () => (await opened)?.close());

const installed = (): string | undefined =>
  FOLDERS.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));

/** The system's Chromium, else the one npm brings; each start has an empty profile of its own. */
async function launch(): Promise<Browser> {
  const system = process.env['CHROMIUM'] ?? installed();
  if (system) return playwright.launch({ executablePath: system, args: QUIET });
  const { default: chromium } = await import('@sparticuz/chromium');
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process it dies when a second context closes.
    args: [...chromium.args.filter((argument) => !/single-process|zygote|headless/.test(argument)), ...QUIET],
  });
}

/** A visitor with cookies of their own; leaves with the test file. */
export async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await (opened ??= launch())).newContext(options);
  context.setDefaultTimeout(20_000);
  return context;
}

/** Somebody with an old phone at this address. */
export const phone = async (url: string): Promise<Page> =>
  (await visitor({ ...PHONE, baseURL: url })).newPage();

/** Somebody at an office computer at this address. */
export const desk = async (url: string): Promise<Page> =>
  (await visitor({ ...DESK, baseURL: url })).newPage();

/** Opens a page and waits until its script, if it has one, has taken over, as it has when a person begins to type. */
export async function open(page: Page, path: string): Promise<number> {
  const answer = await page.goto(path);
  const scripted = (await page.content()).includes('kit.start(');
  if (scripted) await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  return answer?.status() ?? 0;
}

/** Through the door, as anybody does. */
export async function signIn(page: Page, login: string, password: string = PASSWORD): Promise<void> {
  await page.goto('/console/sign-in');
  await page.locator('[name="login"]').fill(login);
  await page.locator('[name="password"]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname === '/console');
}
