import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createLog, currentRequestId, silentLog } from '../log.ts';
import type { Handler } from './html-cache.ts';
import { clientAddress, isHttps } from './origin.ts';
import type { Config } from '../config.ts';
import { serve } from './server.ts';

const LOCAL: Pick<Config, 'host' | 'port' | 'origin' | 'trustProxy'> = {
  host: '127.0.0.1',
  port: 0,
  trustProxy: 0,
};

const describeOrigin: Handler = (request, response) =>
  response.end(
    JSON.stringify({ https: isHttps(request), host: request.headers.host, address: clientAddress(request) }),
  );

async function originSeen(config: Partial<typeof LOCAL>, headers: Record<string, string>) {
  const web = await serve({ ...LOCAL, ...config }, silentLog, { handle: describeOrigin });
  onTestFinished(() => web.stop(0));
  const { host } = new URL(web.url);
  const seen: unknown = await (await fetch(web.url, { headers })).json();
  return { seen, host };
}

test('without a proxy the client cannot make up protocol, host or address', async () => {
  const made = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '1.2.3.4',
  };
  const { seen, host } = await originSeen({}, { ...made, 'x-yinuo-address': '1.2.3.4' });
  expect(seen).toEqual({ https: false, host, address: '127.0.0.1' });
});

test('behind proxies the last ones are believed, not what stands left of them', async () => {
  const sent = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'a.example',
    'x-forwarded-for': '6.6.6.6, 9.9.9.9, 10.0.0.1',
  };
  expect((await originSeen({ trustProxy: 2 }, sent)).seen).toEqual({
    https: true,
    host: 'a.example',
    address: '9.9.9.9',
  });
  expect((await originSeen({ trustProxy: 1 }, sent)).seen).toMatchObject({ address: '10.0.0.1' });
  const odd = { 'x-forwarded-proto': 'javascript', 'x-forwarded-for': '' };
  expect((await originSeen({ trustProxy: 1 }, odd)).seen).toMatchObject({
    https: false,
    address: '127.0.0.1',
  });
});

test('the public address tells the protocol when the proxy does not', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const { seen } = await originSeen({ port, origin: `https://127.0.0.1:${port}` }, {});
  expect(seen).toMatchObject({ https: true });
});

test('a request keeps one id from its header to its log lines', async () => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
  const web = await serve(LOCAL, log, { handle: (_, response) => response.end(currentRequestId()) });
  onTestFinished(() => web.stop(0));
  const answer = await fetch(`${web.url}/letters?q=secret-words`, {
    method: 'POST',
    body: 'phone=13800138000',
  });
  const id = await answer.text();
  expect(answer.headers.get('x-request-id')).toBe(id);
  await expect.poll(() => lines.length).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    requestId: id,
    method: 'POST',
    path: '/letters',
    status: 200,
  });
  expect(lines[0]).not.toMatch(/secret-words|13800138000/);
});

test('a defect in a handler is answered and logged, and the server goes on', async () => {
  const web = await serve(LOCAL, silentLog, {
    handle: () => {
      throw new Error('defect');
    },
  });
  onTestFinished(() => web.stop(0));
  for (const _ of [1, 2]) {
    const answer = await fetch(web.url);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('defect');
  }
});

test('stopping lets the running request finish and takes no other', async () => {
  let finish: () => void = () => undefined;
  const web = await serve(LOCAL, silentLog, {
    handle: (_, response) => void (finish = () => response.end('done')),
  });
  const idle = connect(Number(new URL(web.url).port), '127.0.0.1');
  const running = fetch(web.url);
  await expect.poll(() => finish.length === 0 && finish.toString().includes('done')).toBe(true);
  const stopped = web.stop();
  await expect(fetch(web.url)).rejects.toThrow();
  finish();
  expect(await (await running).text()).toBe('done');
  idle.destroy();
  await stopped;
});

test('stopping cuts off what does not end in time', async () => {
  const web = await serve(LOCAL, silentLog, { handle: () => undefined });
  const hanging = fetch(web.url).then(
    () => 'answered',
    () => 'cut off',
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  await web.stop(50);
  expect(await hanging).toBe('cut off');
});

test('a port in use is told', async () => {
  const first = await serve(LOCAL, silentLog, { handle: () => undefined });
  onTestFinished(() => first.stop(0));
  const port = Number(new URL(first.url).port);
  await expect(serve({ ...LOCAL, port }, silentLog, { handle: () => undefined })).rejects.toMatchObject({
    code: 'platform.port-in-use',
    detail: { params: { port } },
  });
});
