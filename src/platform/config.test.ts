import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isDomainError } from '../kernel/errors.ts';
import { describeConfig, readConfig } from './config.ts';
import { tellPlatformFailure } from './tell.ts';

test('works without any setting', () => {
  expect(readConfig({})).toMatchObject({
    data: resolve('data'),
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    trustProxy: 0,
    uploadLimitBytes: 50 * 1024 * 1024,
  });
});

test('an empty setting counts as none', () => {
  expect(readConfig({ PORT: '', YINUO_TRUST_PROXY: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
});

test('keeps the origin of a public address', () => {
  expect(readConfig({ YINUO_ORIGIN: 'https://a.example.cn/x/' }).origin).toBe('https://a.example.cn');
  expect(readConfig({ YINUO_TRUST_PROXY: '2' }).trustProxy).toBe(2);
});

test('tells all faults at once, with the nearest name, without secrets', () => {
  const told = faultsOf({
    PORT: 'high',
    DATABASE_URL: 'mysql://u:kurz-geheim@h/x',
    YINUO_LOG_LEVL: 'info',
    YINUO_SCHEMA: 'a-b; drop',
  });
  for (const part of ['PORT=high', 'DATABASE_URL', 'YINUO_LOG_LEVEL', 'YINUO_SCHEMA=a-b; drop']) {
    expect(told).toContain(part);
  }
  expect(told).not.toContain('kurz-geheim');
});

test.each([
  ['DATABASE_URL', 'mysql://x'],
  ['YINUO_ORIGIN', 'ftp://x'],
  ['YINUO_TRUST_PROXY', 'true'],
  ['YINUO_DATABASE_POOL', '1'],
  ['YINUO_SESSION_HOURS', '0'],
])('refuses %s=%s', (name, value) => {
  expect(faultsOf({ [name]: value })).toContain(name);
});

test('a mail server needs a sender, which its user name may be', () => {
  expect(readConfig({}).mail).toBeUndefined();
  const url = 'smtps://a@b.cn:secret@smtp.b.cn'.replace('a@b', 'a%40b');
  expect(readConfig({ YINUO_SMTP_URL: url }).mail).toEqual({ url, from: 'a@b.cn' });
  expect(faultsOf({ YINUO_SMTP_URL: 'smtp://10.0.0.8:25' })).toContain('YINUO_MAIL_FROM');
  expect(
    describeConfig({ YINUO_SMTP_URL: url })
      .map(({ value }) => value)
      .join(),
  ).not.toContain('secret');
});

test('masks secrets when it describes the settings', () => {
  const rows = describeConfig({
    DATABASE_URL: 'postgres://u:pw123@db/yinuo?password=pw123',
  });
  expect(JSON.stringify(rows)).not.toMatch(/pw123/);
  expect(rows.find(({ name }) => name === 'DATABASE_URL')).toMatchObject({ isDefault: false });
  expect(rows.find(({ name }) => name === 'PORT')).toMatchObject({ value: '3000', isDefault: true });
});

function faultsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (isDomainError(error)) return tellPlatformFailure(error) ?? '';
    throw error;
  }
  return '';
}
