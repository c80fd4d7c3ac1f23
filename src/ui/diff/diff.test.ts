import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffText, type DiffPart } from './diff.ts';

const side = (parts: readonly DiffPart[], dropped: DiffPart['kind']) =>
  parts
    .filter(({ kind }) => kind !== dropped)
    .map(({ text }) => text)
    .join('');

// Few different characters, so that the texts share much.
const text = fc.string({
  unit: fc.constantFrom('修', '路', '。', '，', '3', '公', '里', 'a', ' ', '\n'),
  maxLength: 60,
});

test('both texts can be read back from the comparison', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffText(before, after);
      expect(side(parts, 'added')).toBe(before);
      expect(side(parts, 'removed')).toBe(after);
    }),
  );
});

test('no two neighbors are of one kind and none is empty', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffText(before, after);
      for (const [index, part] of parts.entries()) {
        expect(part.text).not.toBe('');
        expect(parts[index + 1]?.kind).not.toBe(part.kind);
      }
    }),
  );
});

test('shows a changed number and date as a reader would mark them', () => {
  expect(diffText('9月底前硬化村道3.2公里。', '10月底前硬化村道4公里。')).toEqual([
    { kind: 'removed', text: '9' },
    { kind: 'added', text: '10' },
    { kind: 'same', text: '月底前硬化村道' },
    { kind: 'removed', text: '3.2' },
    { kind: 'added', text: '4' },
    { kind: 'same', text: '公里。' },
  ]);
});

test('a single kept character between changes joins them', () => {
  expect(diffText('为老人送餐', '给老年配药')).toEqual([
    { kind: 'removed', text: '为老人送餐' },
    { kind: 'added', text: '给老年配药' },
  ]);
});

test('texts too long to compare read as replaced, and still read back', () => {
  const before = '甲'.repeat(3000) + '乙';
  const after = '丙'.repeat(3000) + '丁';
  expect(diffText(before, after)).toEqual([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
});
