import { inflateSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

/** One address as somebody without an account gets it. */
export interface Crawled {
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly etag: string | null;
  readonly cookie: string;
  /** Everything a reader or a program could find in it: decoded, unpacked, joined where lines are folded. */
  readonly text: string;
}

/** More than this town has; a page that links to ever new ones would go on for good. */
const MOST = 400;
/** Filters can be put together without end; so many views of one address are looked at. */
const VIEWS = 4;
/** What is not for the public, changes the visitor's own settings, or is the program's own. */
const NOT_FOLLOWED = /^\/(console|preferences|_app|healthz)(\/|\?|$)/;

/**
 * Visits the seeds and everything that is linked from there: pages, feeds, calendars, sitemaps, exports, pictures. Each
 * address is asked for twice, so that the second answer comes from the cache where there is one.
 */
export async function crawl(
  url: string,
  seeds: readonly string[],
  { cookie }: { readonly cookie: string },
): Promise<Crawled[]> {
  const waiting = [...new Set(['/', '/robots.txt', '/sitemap.xml', ...seeds])];
  const known = new Set(waiting);
  const views = new Map<string, number>();
  const found: Crawled[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.length >= MOST) throw new Error(`more than ${MOST} public addresses, the last one ${path}`);
    const page = await visit(url, path, cookie);
    const again = await visit(url, path, cookie);
    found.push({ ...again, text: `${page.text}\n${again.text}` });
    for (const next of linksIn(page.text, url, path)) {
      if (known.has(next) || NOT_FOLLOWED.test(next)) continue;
      const [address = '', query] = next.split('?');
      if (query !== undefined) views.set(address, (views.get(address) ?? 0) + 1);
      if (query !== undefined && (views.get(address) ?? 0) > VIEWS) continue;
      known.add(next);
      waiting.push(next);
    }
  }
  return found;
}

async function visit(url: string, path: string, cookie: string): Promise<Crawled> {
  const answer = await fetch(url + path, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
  const location = answer.headers.get('location');
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    path,
    status: answer.status,
    etag: answer.headers.get('etag'),
    cookie,
    text: `${location ? `href="${location}"` : ''}${[...answer.headers.values()].join('\n')}\n${await textOf(bytes)}`,
  };
}

/** In every writing in which a name might hide. */
async function textOf(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() === 'PK') return partsOf(bytes);
  const raw = bytes.toString('utf8');
  if (raw.startsWith('%PDF-')) return `${raw}\n${streamsOf(bytes)}`;
  return raw
    .replaceAll(/\r?\n[ \t]/g, '')
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}

async function partsOf(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.push(Buffer.concat(chunks).toString('utf8'));
  }
  return parts.join('\n');
}

/** Titles, marks and attached files of a PDF; its pages are drawn in shapes and belong to the tests of documents. */
function streamsOf(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at);
    try {
      texts.push(inflateSync(bytes.subarray(at + 7, end)).toString('utf8'));
    } catch {
      // Not packed, or not text.
    }
  }
  return texts.join('\n');
}

function linksIn(text: string, url: string, path: string): string[] {
  const attributes = text.matchAll(/(?:href|src|action|data)="([^"#]+)/g);
  const elements = text.matchAll(/<(?:loc|link|id)>([^<]+)</g);
  const values = text.matchAll(/"((?:https?:\/\/|\/)[^"\s#]+)"/g);
  return [...attributes, ...elements, ...values]
    .flatMap(([, target = '']) => URL.parse(target, url + path) ?? [])
    .filter(({ origin }) => origin === url)
    .map(({ pathname, search }) => pathname + search);
}
