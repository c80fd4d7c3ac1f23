import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('no more than so many run at once, in the order they came, and failures give their turn on', async () => {
  const turns = new Turns(2, 3);
  const ends: (() => void)[] = [];
  const began: number[] = [];
  const start = (nth: number) =>
    turns.take(() => {
      began.push(nth);
      return new Promise<number>((done, fail) =>
        ends.push(() => (nth === 1 ? fail(new Error('1')) : done(nth))),
      );
    });
  const tasks = [1, 2, 3, 4, 5].map(start);
  const settled = Promise.allSettled(tasks);
  expect(began).toEqual([1, 2]);
  expect(turns.isFull).toBe(true);
  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(began).toEqual([1, 2, 3, 4, 5]);
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')]);
  expect(turns.isFull).toBe(false);
});
