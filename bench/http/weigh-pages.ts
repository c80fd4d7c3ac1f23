import { gzipSync } from 'node:zlib';
import type { Office } from '../../src/platform/index.ts';
import type { Line } from '../report.ts';
import { takeAnswer } from './take-answer.ts';

const MOST_BYTES = 15 * 1024;

/** One address of every kind of portal page. */
async function pagesOf({ db }: Office): Promise<Readonly<Record<string, string>>> {
  const { number, letter, code } = await db
    .selectFrom('item')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .select(['item.number', 'letter.number as letter', 'organization.code'])
    .where('item.public', '=', true)
    .where('item.state', '=', 'closedOut')
    .limit(1)
    .executeTakeFirstOrThrow();
  const top = await db
    .selectFrom('organization')
    .select('code')
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    home: '/',
    'place tree': '/places',
    'organization, a branch': `/o/${code}`,
    'organization, the top': `/o/${top.code}`,
    letter: `/l/${letter}`,
    item: `/i/${number}`,
    'search, all': '/search',
    'search, words': `/search?q=${encodeURIComponent('道路')}&order=due`,
    results: '/results',
    needs: '/needs',
    about: '/about',
    'open data': '/open-data',
    'downloads of the top': `/o/${top.code}/open-data`,
  };
}

/** What a browser loads to show each page for the first time. */
export async function weighPages(office: Office, port: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [what, path] of Object.entries(await pagesOf(office))) {
    const html = await textOf(port, path);
    const linked = (pattern: RegExp): string[] =>
      [...html.matchAll(pattern)].map(([, href = '']) => new URL(href, `http://127.0.0.1${path}`).pathname);
    const styles = linked(/<link[^>]+href="([^"]+\.css)"/g);
    const scripts = linked(/(?:<script[^>]+src|<link[^>]+modulepreload[^>]+href)="([^"]+)"/g);
    const icons = linked(/<link rel="icon" href="([^"]+)"/g);
    const [sheets, programs] = await Promise.all([weightOf(port, styles), weightOf(port, scripts)]);
    const page = gzipSync(html).length;
    const inline = /<script(?![^>]+src)/.test(html);
    const total = page + sheets + programs;
    lines.push({
      what,
      value: `${kb(total)} (page ${kb(page)}, styles ${kb(sheets)}), script ${programs + (inline ? 1 : 0)} B`,
      limit: `${1 + styles.length + scripts.length + icons.length} requests`,
      ratio: total / MOST_BYTES,
      budget: `≤ ${kb(MOST_BYTES)}, script 0`,
      met: total <= MOST_BYTES && programs === 0 && !inline,
    });
  }
  return lines;
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** Gzipped one by one, as they are sent. */
async function weightOf(port: number, paths: readonly string[]): Promise<number> {
  const texts = await Promise.all(paths.map((path) => textOf(port, path)));
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
}

const textOf = async (port: number, path: string): Promise<string> =>
  (await takeAnswer(port, path, { 'accept-encoding': 'identity' })).body.toString();
