import { expect, test } from 'vitest';
import { PageStore } from './page-store.ts';
import type { StoredPage } from './stored-page.ts';

const page = (bytes: number): StoredPage => {
  const variant = { body: Buffer.alloc(0), headers: [] };
  const variants = { identity: variant, gzip: variant, br: variant };
  return { status: 200, etag: 'W/"x"', variants, bytes, storable: true, unchanged: [] };
};

const MB = 1024 * 1024;

test('stays within its budget and keeps what is asked for', () => {
  const store = new PageStore(10 * MB);
  store.get('1', '');
  for (let number = 0; number < 200; number += 1) {
    store.put('1', `page ${number}`, page(100_000));
    expect(store.get('1', 'page 0')).toBeDefined();
    expect(store.bytes).toBeLessThanOrEqual(10 * MB);
  }
  expect(store.get('1', 'page 1')).toBeUndefined();
  expect(store.get('1', 'page 199')).toBeDefined();
});

test('keeps no page so large that it would drive out the others', () => {
  const store = new PageStore(10 * MB);
  store.get('1', '');
  store.put('1', 'large', page(2 * MB));
  expect([store.get('1', 'large'), store.bytes]).toEqual([undefined, 0]);
});

test('starts over with a new version and refuses pages of the old one', () => {
  const store = new PageStore(10 * MB);
  store.get('1', '');
  store.put('1', 'a', page(1000));
  expect(store.get('2', 'a')).toBeUndefined();
  expect(store.bytes).toBe(0);
  store.put('1', 'a', page(1000));
  expect(store.get('2', 'a')).toBeUndefined();
});

test('replacing a page does not count it twice', () => {
  const store = new PageStore(10 * MB);
  store.get('1', '');
  store.put('1', 'a', page(1000));
  const { bytes } = store;
  store.put('1', 'a', page(1000));
  expect(store.bytes).toBe(bytes);
});
