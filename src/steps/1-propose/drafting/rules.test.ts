import { expect, test } from 'vitest';
import { hintsFor, targetIn } from './rules.ts';

test.each([
  ['硬化三组至五组道路８００米，每月公示一次', 800, '米'],
  ['3月底前修缮灌渠1.5公里，受益120户', 1.5, '公里'],
  ['困难群众走访率达到100%', 100, '%'],
  ['每月走访两次，三年内见效', undefined, undefined],
  ['认真学习，提高认识', undefined, undefined],
])('%s: the target is %s %s', (text, quantity, unit) => {
  expect(targetIn(text, [])).toEqual(quantity === undefined ? undefined : { quantity, unit });
});

test('a domain without an own row gets the row of every domain; kinds are never mixed', () => {
  const guidance = [
    { domain: 'any', guided: 'memberWithoutPost', hints: ['结对'] },
    { domain: 'rural', guided: 'memberWithoutPost', hints: ['修路', '结对'] },
    { domain: 'rural', guided: 'organization', hints: ['集体经济'] },
  ] as const;
  expect(hintsFor(guidance, { domain: 'rural', guided: 'memberWithoutPost' })).toEqual(['修路', '结对']);
  expect(hintsFor(guidance, { domain: 'school', guided: 'memberWithoutPost' })).toEqual(['结对']);
  expect(hintsFor(guidance, { domain: null, guided: 'volunteer' })).toEqual([]);
});
