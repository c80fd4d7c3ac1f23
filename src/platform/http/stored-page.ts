import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { CapturedResponse } from './captured-response.ts';

type Encoding = 'identity' | 'gzip' | 'br';

interface Variant {
  readonly body: Buffer;
  /** Name, value, name, value: the form that is quickest to send. */
  readonly headers: string[];
}

/** An answer ready to be sent many times. */
export interface StoredPage {
  readonly status: number;
  readonly etag: string;
  readonly variants: Readonly<Record<Encoding, Variant>>;
  readonly bytes: number;
  readonly storable: boolean;
  /** Headers of the answer that the client's copy is still right. */
  readonly unchanged: string[];
}

type Wish = Pick<IncomingMessage, 'method' | 'headers'>;

/** Below this compression costs more than it saves. */
const WORTH_COMPRESSING = 1024;
const OWN = new Set([
  'content-length',
  'content-encoding',
  'etag',
  'connection',
  'transfer-encoding',
  'vary',
  'date',
]);

/** Pages, open data, feeds, calendars, sitemaps. */
const KEPT = /^(text\/|application\/(json|xml|atom\+xml))/;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

export async function storePage(response: CapturedResponse): Promise<StoredPage> {
  const { body, statusCode: status } = response;
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const cacheControl = String(response.getHeader('cache-control') ?? '');
  const type = String(response.getHeader('content-type') ?? '');
  const storable =
    status === 200 &&
    KEPT.test(type) &&
    !/no-store|private/.test(cacheControl) &&
    !response.hasHeader('set-cookie');
  const framed = /frame-ancestors (?!'none')/.test(
    String(response.getHeader('content-security-policy') ?? ''),
  );
  const shared = Object.entries(response.getHeaders())
    // Says no to every frame, and old web views believe it more than the policy that allows some.
    .filter(([name]) => !OWN.has(name) && !(framed && name === 'x-frame-options'))
    .flatMap(([name, value]) => [value ?? ''].flat().flatMap((one) => [name, String(one)]));
  if (cacheControl === '') shared.push('cache-control', 'no-cache');
  shared.push('vary', 'Cookie, Accept-Encoding');
  if (storable) shared.push('etag', etag);

  const lasting = ['cache-control', 'vary', 'etag', 'content-security-policy', 'x-robots-tag'];
  const unchanged = shared.filter((_, index) => lasting.includes(shared[index - (index % 2)] ?? ''));

  const variant = (encoding: Encoding, bytes: Buffer): Variant => ({
    body: bytes,
    headers: [
      ...shared,
      'content-length',
      String(bytes.length),
      ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
    ],
  });
  const plain = variant('identity', body);
  if (!storable || body.length < WORTH_COMPRESSING) {
    return {
      status,
      etag,
      variants: { identity: plain, gzip: plain, br: plain },
      bytes: body.length,
      storable,
      unchanged,
    };
  }
  const [zipped, brotli] = await Promise.all([
    toGzip(body, { level: 7 }),
    toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  ]);
  return {
    status,
    etag,
    variants: { identity: plain, gzip: variant('gzip', zipped), br: variant('br', brotli) },
    bytes: body.length + zipped.length + brotli.length,
    storable,
    unchanged,
  };
}

/** `wish` is the request as the client sent it. */
export function sendPage(page: StoredPage, wish: Wish, response: ServerResponse): void {
  const known = wish.headers['if-none-match'];
  if (known !== undefined && page.storable && matches(known, page.etag)) {
    response.writeHead(304, page.unchanged).end();
    return;
  }
  const { body, headers } = page.variants[encodingFor(wish.headers['accept-encoding'])];
  response.writeHead(page.status, headers);
  response.end(wish.method === 'HEAD' ? undefined : body);
}

const matches = (known: string, etag: string): boolean =>
  known === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.slice(2));

function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  const text = String(accepted);
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(text)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(text) ? 'gzip' : 'identity';
}
