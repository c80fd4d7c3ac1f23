import { expect, test } from 'vitest';
import { startProgram } from './program.ts';

const form = (values: Record<string, string>) => new URLSearchParams(values);

function send(
  url: string,
  values: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/preferences`, { method: 'POST', body: form(values), redirect: 'manual', headers });
}

test('forms work on a plain http address, and only from our own pages', async () => {
  const { url, printed, stop } = await startProgram();
  expect(printed()).toMatch(/\/console\/setup\?key=[\w-]{20,}/);

  const kept = await send(url, { size: 'large', back: '/about?x=1' }, { origin: url });
  expect(kept.status).toBe(303);
  expect(kept.headers.get('location')).toBe('/about?x=1');
  expect(kept.headers.get('set-cookie')).toMatch(/^size=large;.*Max-Age=31536000;.*HttpOnly; SameSite=Lax$/);

  expect((await send(url, { size: 'large' }, { origin: 'http://evil.example' })).status).toBe(403);
  expect((await send(url, { size: 'large' })).status).toBe(403);
  expect((await send(url, { size: 'large' }, { referer: `${url}/about` })).status).toBe(303);
  expect((await send(url, { size: 'large' }, { referer: 'http://evil.example/' })).status).toBe(403);

  for (const back of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'about',
    '',
  ]) {
    expect((await send(url, { lang: 'en', back }, { origin: url })).headers.get('location')).toBe('/');
  }
  const unknown = await send(url, { size: 'huge', lang: 'xx', back: '/' }, { origin: url });
  expect(unknown.headers.get('set-cookie')).toBeNull();

  expect(await stop()).toBe(0);
});

test('behind a proxy forms count as coming from the public address', async () => {
  const { url } = await startProgram({ YINUO_TRUST_PROXY: '1', YINUO_ORIGIN: 'https://nuo.example' });
  const forwarded = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'nuo.example',
    'x-forwarded-for': '9.9.9.9',
  };
  const kept = await send(url, { size: 'large', back: '/' }, { ...forwarded, origin: 'https://nuo.example' });
  expect(kept.status).toBe(303);
  expect(kept.headers.get('set-cookie')).toMatch(/; Secure/);
  expect((await send(url, { size: 'large' }, { ...forwarded, origin: 'http://nuo.example' })).status).toBe(
    403,
  );
});

test('public pages carry no script, console pages send strangers to the door, failures speak plainly', async () => {
  const { url } = await startProgram();
  const page = await fetch(`${url}/`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toMatch(/<html lang="zh-CN" class="portal">/);
  expect(html).not.toMatch(/<script|modulepreload|%yinuo|%sveltekit|style="/);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('referrer-policy')).toBe('same-origin');

  const english = await fetch(`${url}/`, { headers: { cookie: 'lang=en; size=large' } });
  expect(await english.text()).toMatch(/<html lang="en" class="portal size-large">/);

  const door = await fetch(`${url}/console/2-review?tab=x`, { redirect: 'manual' });
  expect(door.status).toBe(303);
  expect(door.headers.get('location')).toBe('/console/sign-in?next=%2Fconsole%2F2-review%3Ftab%3Dx');

  const missing = await fetch(`${url}/nowhere`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('没有找到这个页面');

  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
});
