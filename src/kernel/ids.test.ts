import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

test('ids are in the order in which they were made, also within one instant, and never the same', () => {
  const instants = [1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1];
  const ids = instants.flatMap((now) => Array.from({ length: 3000 }, () => newId(now)));
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

test('who sees one id cannot tell the next', () => {
  const ends = new Set(Array.from({ length: 200 }, () => newId(0).slice(-8)));
  expect(ends.size).toBeGreaterThan(195);
});

test('the order of one instant holds whatever happens at others between', () => {
  const ids = Array.from({ length: 100 }, (_, index) => [newId(5), newId(index)][0]);
  expect(ids).toEqual(ids.toSorted());
});
