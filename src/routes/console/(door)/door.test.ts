import { expect, it } from 'vitest';
import { backPath } from './back-path.ts';
import { deviceOf } from './device-of.ts';

it.each([
  ['/console/2-review?state=submitted', '/console/2-review?state=submitted'],
  ['/console', '/console'],
  [null, '/console'],
  ['', '/console'],
  ['/', '/console'],
  ['/consoles', '/console'],
  ['/console/sign-out', '/console'],
  ['/console/../o/1', '/console'],
  ['//evil.example/console/', '/console'],
  ['/\\evil.example/console/', '/console'],
  ['https://evil.example/console/', '/console'],
  ['/\t/evil.example/console/', '/console'],
])('after signing in, %j leads to %j', (next, path) => {
  expect(backPath(next)).toBe(path);
});

it('names browser and system', () => {
  const agent = (text: string) => deviceOf(new Headers({ 'user-agent': text }));
  expect(
    agent(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
    ),
  ).toBe('Edge · Windows');
  expect(agent('Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/116 MicroMessenger/8.0')).toBe(
    'WeChat · Android',
  );
  expect(agent('curl/8.0')).toBe('curl/8.0');
});
