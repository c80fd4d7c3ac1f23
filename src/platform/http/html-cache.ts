import type { IncomingMessage, ServerResponse } from 'node:http';
import { CapturedResponse } from './captured-response.ts';
import { isHttps } from './origin.ts';
import { PageStore } from './page-store.ts';
import { securityHeaders } from './security-headers.ts';
import { sendPage, storePage, type StoredPage } from './stored-page.ts';
import { Turns } from './turns.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HtmlCacheOptions {
  /** Paths (without query) whose pages look the same to every visitor who is not signed in. */
  cacheable(path: string): boolean;
  /** Changes whenever such a page may look different: content version and day. */
  version(): string;
  /** Cookies that change a page, with their values other than the usual one, such as `{ lang: ['en'] }`. */
  readonly cookies: Readonly<Record<string, readonly string[]>>;
  /** Whoever has this cookie is never served from the cache. */
  readonly sessionCookie: string;
  /** Default 64 MB. */
  readonly budgetBytes?: number;
}

export interface HtmlCache {
  /** Answers from memory, before anything else is done for the request; false when it cannot. */
  hit(request: IncomingMessage, response: ServerResponse): boolean;
  /** Draws what is not in memory; `render` is asked once however many wait for the same page. */
  readonly handle: Handler;
}

const LONGEST_URL = 1024;
/** Fewer than the connections to the database, so that a crowd on the portal leaves some to the office. */
const DRAWN_AT_ONCE = 8;
const WAITING_MOST = 400;

/** Answers GET and HEAD of public pages from memory, ready compressed. Everything else goes straight to `render`. */
export function cacheHtml(options: HtmlCacheOptions, render: Handler): HtmlCache {
  const store = new PageStore(options.budgetBytes ?? 64 * 1024 * 1024);
  const drawing = new Map<string, Promise<StoredPage>>();
  const turns = new Turns(DRAWN_AT_ONCE, WAITING_MOST);
  const variantOf = readVariant(options);

  const keyOf = (request: IncomingMessage): string | undefined => {
    const variant = mayCache(request, options) ? variantOf(request.headers.cookie) : undefined;
    // The host is part of it: a page may show its own address, and a made-up host must reach nobody else.
    const scheme = isHttps(request) ? 's' : 'p';
    return variant === undefined
      ? undefined
      : `${scheme} ${request.headers.host ?? ''} ${request.url} ${variant}`;
  };

  const draw = async (request: IncomingMessage, version: string, key: string): Promise<StoredPage> => {
    for (const name of CONDITIONAL) delete request.headers[name];
    const captured = new CapturedResponse(request);
    for (const [name, value] of securityHeaders(isHttps(request))) captured.setHeader(name, value);
    render(request, captured);
    await captured.whenEnded;
    const page = await storePage(captured);
    if (options.version() === version) store.put(version, key, page);
    return page;
  };

  return {
    hit(request, response) {
      const key = keyOf(request);
      const page = key === undefined ? undefined : store.get(options.version(), key);
      if (page) sendPage(page, request, response);
      return page !== undefined;
    },
    handle(request, response) {
      const key = keyOf(request);
      // The answer to HEAD has no body to keep.
      if (key === undefined || request.method === 'HEAD') return render(request, response);
      const version = options.version();
      const task = `${version} ${key}`;
      const wish = { method: request.method, headers: { ...request.headers } };
      const others = drawing.get(task);
      if (!others && turns.isFull) return turnAway(response);
      const page =
        others ?? turns.take(() => draw(request, version, key)).finally(() => drawing.delete(task));
      if (!others) drawing.set(task, page);
      page.then(
        // What was drawn for the one who asked first (a cookie, an error) is not for the others.
        (drawn) => (others && !drawn.storable ? render(request, response) : sendPage(drawn, wish, response)),
        (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
      );
    },
  };
}

function turnAway(response: ServerResponse): void {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '5',
  };
  response
    .writeHead(503, headers)
    .end('访问的人太多，请过几秒再试。\nToo many visitors; please try again in a moment.\n');
}

const CONDITIONAL = ['if-none-match', 'if-modified-since', 'accept-encoding', 'range'];

function mayCache({ method, url = '' }: IncomingMessage, options: HtmlCacheOptions): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || url.length > LONGEST_URL) return false;
  const query = url.indexOf('?');
  return options.cacheable(query === -1 ? url : url.slice(0, query));
}

/** The part of the key that the cookies decide; undefined for somebody signed in. */
function readVariant({
  cookies,
  sessionCookie,
}: HtmlCacheOptions): (header: string | undefined) => string | undefined {
  const names = Object.keys(cookies);
  const read = (header: string): string | undefined => {
    const sent = new Map(header.split(';').map((pair) => cookiePair(pair)));
    if (sent.has(sessionCookie)) return undefined;
    return names.map((name) => cookies[name]?.find((value) => value === sent.get(name)) ?? '').join(' ');
  };
  // Nearly all visitors send one of a few headers.
  const known = new Map<string, string | undefined>();
  return (header = '') => {
    if (known.has(header)) return known.get(header);
    const variant = read(header);
    if (known.size < 1000 && header.length < 100) known.set(header, variant);
    return variant;
  };
}

function cookiePair(pair: string): [string, string] {
  const [name = '', value = ''] = pair.split('=', 2);
  return [name.trim(), value.trim()];
}
