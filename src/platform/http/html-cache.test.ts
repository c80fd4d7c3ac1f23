import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../log.ts';
import { cacheHtml } from './html-cache.ts';
import { serve } from './server.ts';

const PAGE = '<p>高龄老人上门办理</p>'.repeat(100);

interface Office {
  version: string;
  drawn: string[];
  render: (request: IncomingMessage, response: ServerResponse) => void;
  get(path: string, headers?: Record<string, string>, method?: string, signal?: AbortSignal): Promise<Answer>;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A portal whose pages below `/p` are public. */
async function openPortal(): Promise<Office> {
  const office: Office = {
    version: '1',
    drawn: [],
    render: (request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', "default-src 'self'");
      response.end(`${office.version} ${request.url} ${request.headers.cookie ?? ''} ${PAGE}`);
    },
    get: (path, headers = {}, method = 'GET', signal) => ask(`${web.url}${path}`, headers, method, signal),
  };
  const cache = cacheHtml(
    {
      cacheable: (path) => path.startsWith('/p'),
      version: () => office.version,
      cookies: { lang: ['en'], size: ['large'] },
      sessionCookie: 'session',
    },
    (request, response) => {
      office.drawn.push(`${request.method} ${request.url}`);
      office.render(request, response);
    },
  );
  const web = await serve({ host: '127.0.0.1', port: 0, origin: undefined, trustProxy: 1 }, silentLog, cache);
  onTestFinished(() => web.stop(0));
  return office;
}

function ask(
  url: string,
  headers: Record<string, string>,
  method: string,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method, headers, agent: false, ...(signal && { signal }) },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    sent.on('error', reject).end();
  });
}

test('draws a page once and serves it ready compressed, with the same headers', async () => {
  const { get, drawn } = await openPortal();
  const plain = await get('/p/1');
  const zipped = await get('/p/1', { 'accept-encoding': 'gzip, deflate' });
  const brotli = await get('/p/1', { 'accept-encoding': 'gzip, br' });
  const refused = await get('/p/1', { 'accept-encoding': 'br;q=0, gzip;q=0' });
  expect(drawn).toEqual(['GET /p/1']);
  expect(plain.body.toString()).toContain(PAGE);
  expect([zipped.headers['content-encoding'], brotli.headers['content-encoding']]).toEqual(['gzip', 'br']);
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(refused.headers['content-encoding']).toBeUndefined();
  for (const { headers } of [plain, zipped, brotli]) {
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      vary: 'Cookie, Accept-Encoding',
      etag: plain.headers.etag,
    });
  }
});

test('answers 304 to the copy the browser has, also when it has to draw first', async () => {
  const office = await openPortal();
  const { headers } = await office.get('/p/1');
  const known = { 'if-none-match': headers.etag ?? '' };
  const again = await office.get('/p/1', known);
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
  expect((await office.get('/p/1', { 'if-none-match': '"other", W/"more"' })).status).toBe(200);
  const fresh = await openPortal();
  expect((await fresh.get('/p/1', known)).status).toBe(304);
  fresh.version = '2';
  expect((await fresh.get('/p/1', known)).status).toBe(200);
});

test('many who ask at once wait for one drawing, though the first goes away', async () => {
  const office = await openPortal();
  const { render } = office;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  office.render = (request, response) => void gate.then(() => render(request, response));
  const impatient = office.get('/p/1', {}, 'GET', AbortSignal.timeout(60));
  await expect.poll(() => office.drawn.length).toBe(1);
  const others = Array.from({ length: 20 }, () => office.get('/p/1', { 'accept-encoding': 'gzip' }));
  await expect(impatient).rejects.toThrow();
  release();
  const answers = await Promise.all(others);
  expect(office.drawn).toHaveLength(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.every(({ headers }) => headers.etag === answers[0]?.headers.etag)).toBe(true);
});

test('a change of the content takes the old page away, also while it is being drawn', async () => {
  const office = await openPortal();
  expect((await office.get('/p/1')).body.toString()).toMatch(/^1 /);
  office.version = '2';
  expect((await office.get('/p/1')).body.toString()).toMatch(/^2 /);
  const { render } = office;
  office.render = (request, response) => {
    render(request, response);
    office.version = '3';
  };
  await office.get('/p/2');
  office.render = render;
  expect((await office.get('/p/2')).body.toString()).toMatch(/^3 /);
});

test('keeps languages, text sizes, addresses and hosts apart, and unknown cookie values together', async () => {
  const { get, drawn } = await openPortal();
  const headers = [
    {},
    { cookie: 'lang=en' },
    { cookie: 'size=large' },
    { cookie: 'size=large; lang=en' },
    { host: 'evil.example' },
    { 'x-forwarded-proto': 'https' },
  ];
  for (const round of [1, 2]) for (const sent of headers) await get(`/p/1?round=${round % 1}`, sent);
  expect(drawn).toHaveLength(headers.length);
  await get('/p/1?round=0', { cookie: 'lang=xx; other=1; size=' });
  expect(drawn).toHaveLength(headers.length);
  await get('/p/1?round=2');
  expect(drawn).toHaveLength(headers.length + 1);
  const encrypted = await get('/p/1?round=0', { 'x-forwarded-proto': 'https' });
  expect(encrypted.headers['strict-transport-security']).toBeDefined();
});

test('somebody signed in, other paths and other methods are never served from memory', async () => {
  const { get, drawn } = await openPortal();
  for (const round of [1, 2]) {
    await get('/p/1', { cookie: `lang=en; session=s${round}` });
    await get('/console');
    await get('/p/1', {}, 'POST');
  }
  expect(drawn).toHaveLength(6);
  await get('/p/1');
  const head = await get('/p/1', {}, 'HEAD');
  expect(drawn).toHaveLength(7);
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect(Number(head.headers['content-length'])).toBeGreaterThan(1000);
});

test.each<[string, (response: ServerResponse) => void]>([
  ['a cookie', (response) => void response.setHeader('set-cookie', 'ballot=secret')],
  ['an error', (response) => void (response.statusCode = 500)],
  ['a page that is not found', (response) => void (response.statusCode = 404)],
  ['no-store', (response) => void response.setHeader('cache-control', 'no-store')],
  ['another type', (response) => void response.setHeader('content-type', 'application/octet-stream')],
])('does not keep an answer with %s, nor share it with those who wait', async (_, mark) => {
  const office = await openPortal();
  let serial = 0;
  office.render = (_request, response) => {
    setTimeout(() => {
      response.setHeader('content-type', 'text/html');
      mark(response);
      response.end(`for visitor ${(serial += 1)}`);
    }, 30);
  };
  const answers = await Promise.all([office.get('/p/1'), office.get('/p/1'), office.get('/p/1')]);
  const bodies = [...answers, await office.get('/p/1')].map(({ body }) => body.toString());
  expect(new Set(bodies).size).toBe(4);
  expect(answers.every(({ headers }) => headers.etag === undefined)).toBe(true);
});

test('a page is drawn for its address alone: what the first asker accepted does not matter', async () => {
  const office = await openPortal();
  office.render = (request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(JSON.stringify([request.headers['accept-encoding'], request.headers['if-none-match']]));
  };
  const { body } = await office.get('/p/1', { 'accept-encoding': 'gzip', 'if-none-match': '"x"' });
  expect(body.toString()).toBe('[null,null]');
});

test('streams that are not cacheable are passed on as they come', async () => {
  const office = await openPortal();
  office.render = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: 1\n\n');
  };
  const { promise, resolve } = Promise.withResolvers<string>();
  const web = await serve({ host: '127.0.0.1', port: 0, origin: undefined, trustProxy: 0 }, silentLog, {
    handle: office.render,
  });
  onTestFinished(() => web.stop(0));
  httpRequest(web.url, { agent: false }, (response) =>
    response.once('data', (part: Buffer) => resolve(String(part))),
  )
    .on('error', () => undefined)
    .end();
  expect(await promise).toBe('data: 1\n\n');
});
