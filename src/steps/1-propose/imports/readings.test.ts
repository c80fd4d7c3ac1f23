import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameWish, wishOf } from './likeness-rules.ts';
import { readDue } from './read-due.ts';

const ROUND = { startsOn: '2026-03-01', endsOn: '2027-02-28' };
const due = (text: string) => readDue({ kind: 'text', text, value: text, precisionLost: false }, ROUND);

describe('by when', () => {
  test.each([
    ['2026年12月底', { day: '2026-12-31' }],
    ['2026.11.30', { day: '2026-11-30' }],
    ['2026-02-29', { wrong: 'sheet.date-impossible' }],
    ['12月底', { ask: '2026-12-31' }],
    // The year in which the day lies inside the round.
    ['1月底', { ask: '2027-01-31' }],
    ['6月', { ask: '2026-06-30' }],
    ['6月15日前', { ask: '2026-06-15' }],
    ['2026年9月', { ask: '2026-09-30' }],
    ['2026年', { ask: '2026-12-31' }],
    ['2026年上半年', { ask: '2026-06-30' }],
    ['三季度', { ask: '2026-09-30' }],
    ['年底前', { ask: '2026-12-31' }],
    ['全年', { ask: null }],
    ['长期', { ask: null }],
    ['尽快', { ask: null }],
    ['随缘', { wrong: 'sheet.date-unreadable' }],
  ])('%s', (text, reading) => expect(due(text)).toEqual(reading));

  test('whatever is typed has an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(Object.keys(due(text))).toHaveLength(1);
      }),
    );
  });
});

describe('the same wish', () => {
  const same = (one: string, other: string): boolean => isSameWish(wishOf(one), wishOf(other));
  test('quantities and contacts do not tell wishes apart, places do', () => {
    expect(same('小区西门有25盏路灯不亮', '小区西门有28盏路灯不亮')).toBe(true);
    expect(same('卫生室放学后孩子没人看，希望有托管，联系人张某138****1234', '卫生室放学后孩子没人看，希望有托管')).toBe(true); // prettier-ignore
    expect(same('3号楼停车位太少，消防通道经常被占', '5号楼停车位太少，消防通道经常被占')).toBe(false);
    expect(same('村部到2组的路灯坏了', '村部到12组的路灯坏了')).toBe(false);
    expect(same('小区西门放学后孩子没人看，希望有托管', '幼儿园东门放学后孩子没人看，希望有托管')).toBe(
      false,
    );
  });

  test('of itself every text is a duplicate, in either order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(same(one, one)).toBe(true);
        expect(same(one, other)).toBe(same(other, one));
      }),
    );
  });
});
