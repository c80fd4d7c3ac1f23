import { describe, expect, it } from 'vitest';
import { bigrams } from './search.ts';

describe('bigrams', () => {
  it('pairs characters inside runs only and folds full-width forms', () => {
    expect(bigrams('修路３Ｋm，路灯').sort()).toEqual(
      ['修', '路', '3', 'k', 'm', '灯', '修路', '路3', '3k', 'km', '路灯'].sort(),
    );
  });

  it('keeps rare characters beyond the basic plane whole', () => {
    expect(bigrams('𠮷村')).toEqual(['𠮷', '村', '𠮷村']);
  });
});
