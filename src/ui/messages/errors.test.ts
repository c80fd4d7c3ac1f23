import { expect, test } from 'vitest';
import { errorText } from './errors.ts';

test('days in a sentence are written as the reader writes them', () => {
  const params = { from: '2026-01-01', to: '2026-12-31' };
  expect(errorText('zh', 'letter.due-outside-round', params)).toBe(
    '完成时限应在2026年1月1日至2026年12月31日之间。',
  );
  expect(errorText('en', 'letter.due-outside-round', params)).toContain('1 Jan 2026');
});

test('a code without a sentence of its own still says what to do', () => {
  expect(errorText('zh', 'thing.not-found')).toContain('没有找到');
  expect(errorText('zh', 'thing.odd')).toContain('请核对内容后重试');
});
