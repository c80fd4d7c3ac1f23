import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Types into fields, picks from lists and ticks choices, by the names the form sends. */
export async function fill(form: Page | Locator, values: Typed): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]:not([type="hidden"])`);
    const kind = await field.first().evaluate((element) => {
      const type = element.getAttribute('type');
      return type === 'radio' || type === 'checkbox' ? 'choice' : element.tagName.toLowerCase();
    });
    if (kind === 'choice') {
      for (const choice of [value].flat()) await field.and(form.locator(`[value="${choice}"]`)).check();
    } else if (kind === 'select') await field.first().selectOption(value as string);
    else await field.first().fill(value as string);
  }
}

/** Presses the button with exactly these words. */
export const press = (form: Page | Locator, words: string): Promise<void> =>
  form.getByRole('button', { name: words, exact: true }).first().click();

/** Follows the link with these words. */
export const follow = (page: Page | Locator, words: string | RegExp): Promise<void> =>
  page.getByRole('link', { name: words }).first().click();

/** Waits until the page says so. */
export const sees = (page: Page | Locator, words: string | RegExp): Promise<void> =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

/** What the page tells somebody who reads it from top to bottom, white space made even. */
export const textOf = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');

/** Reads a page again until it says so: a public page may be a moment older than the act. */
export async function comesToSay(page: Page, path: string, words: readonly string[]): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(path);
        const text = await textOf(page);
        return words.filter((word) => !text.includes(word));
      },
      { timeout: 15_000, interval: 250, message: path },
    )
    .toEqual([]);
}

/** How far the page can be pushed sideways, in pixels; 0 on a page that fits. */
export const overflow = (page: Page): Promise<number> =>
  page.locator('html').evaluate((html) => Math.max(0, html.scrollWidth - html.clientWidth));
