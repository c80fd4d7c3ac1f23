import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, likenessBands } from './likeness.ts';

const share = (a: readonly number[], b: readonly number[]): boolean => a.some((band) => b.includes(band));

test('spaces, punctuation and full-width forms do not make a text another one', () => {
  expect(likeness('硬化村组道路800米。', '硬化 村组道路８００米')).toBe(1);
  expect(likenessBands('硬化村组道路800米。')).toEqual(likenessBands('硬化 村组道路８００米'));
  expect(likeness('', '')).toBe(0);
  expect(likenessBands('，。')).toEqual([]);
});

test('a copy with another place and number stays alike, another deed does not', () => {
  const original = '每月走访慰问困难群众两次，帮助解决生产生活中的实际困难';
  expect(likeness(original, '每月走访慰问困难群众三次，帮助解决生产生活中的实际困难')).toBeGreaterThan(0.7);
  expect(likeness(original, '硬化村组道路800米，安装路灯20盏')).toBe(0);
});

test('texts that are much alike share a band, texts that are not share none', () => {
  const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
  const text = fc.array(character, { minLength: 40, maxLength: 80 });
  let missed = 0;
  let found = 0;
  fc.assert(
    fc.property(text, text, fc.nat(39), (one, other, at) => {
      const copy = one.with(at, '某').join('');
      if (!share(likenessBands(one.join('')), likenessBands(copy))) missed += 1;
      if (share(likenessBands(one.join('')), likenessBands(other.join('')))) found += 1;
      for (const band of likenessBands(copy)) expect(Math.abs(band)).toBeLessThanOrEqual(2 ** 31);
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(missed).toBe(0);
  expect(found).toBe(0);
});
