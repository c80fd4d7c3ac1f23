import { existsSync } from 'node:fs';
import {
  chromium as bundled,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';
import { onTestFinished } from 'vitest';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** The system's Chromium, else the one npm brings. */
async function launch(): Promise<Browser> {
  const system = process.env['CHROMIUM'] ?? SYSTEM.find((path) => existsSync(path));
  if (system) return bundled.launch({ executablePath: system, args: QUIET });
  const { default: chromium } = await import('@sparticuz/chromium');
  return bundled.launch({
    executablePath: await chromium.executablePath(),
    // In a single process it dies when a second context closes.
    args: chromium.args.filter((argument) => !/single-process|zygote|headless/.test(argument)),
  });
}

/** A visitor of their own; leaves with the test. */
export async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await launch();
  onTestFinished(() => browser.close());
  return browser.newContext(options);
}

/** An old phone: narrow, touched, without script. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  javaScriptEnabled: false,
};
