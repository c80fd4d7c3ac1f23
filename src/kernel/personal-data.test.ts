import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName } from './names.ts';
import { maskPersonalData, personalDataIn } from './personal-data.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idNumber = (first17: string): string =>
  first17 + '10X98765432'[[...first17].reduce((sum, digit, i) => sum + Number(digit) * WEIGHTS[i]!, 0) % 11];

const firstDigits = fc
  .tuple(
    fc.integer({ min: 110101, max: 659001 }),
    fc.integer({ min: 1930, max: 2009 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(999),
  )
  .map(
    ([place, year, month, day, order]) =>
      `${place}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(order).padStart(3, '0')}`,
  );

test('an ID number is found at its place however it is surrounded, and a wrong check digit is none', () => {
  fc.assert(
    fc.property(
      firstDigits,
      fc.constantFrom('', '身份证号：', '（', '见'),
      fc.boolean(),
      (digits, before, wide) => {
        const number = idNumber(digits);
        const typed = wide
          ? [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
          : number;
        const found = personalDataIn(`${before}${typed}，张三`);
        expect(found).toEqual([{ kind: 'idNumber', from: before.length, to: before.length + 18 }]);
        const last = number.at(-1) === '5' ? '6' : '5';
        expect(personalDataIn(number.slice(0, 17) + last).filter(({ kind }) => kind === 'idNumber')).toEqual(
          [],
        );
      },
    ),
  );
});

test.each([
  ['联系人王强13912345678', ['mobile']],
  ['139 1234 5678 或 139-1234-5678', ['mobile', 'mobile']],
  ['+86 13912345678', ['mobile']],
  ['卡号6228480402564890018', ['bankCard']],
  ['监督电话0516-80000001、12345', []],
  ['代码320303001001，编号2026-0301-0123', []],
  ['2026年修路13912.5米，投入139123456789元', []],
])('%s', (text, kinds) => {
  expect(personalDataIn(text).map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ['　王　强 ', '王强'],
  ['程䶮', '程䶮'],
  ['𬱖某', '𬱖某'],
  ['第３中学（北校区） 党支部', '第3中学（北校区）党支部'],
  ['买买提 • 吐尔逊', '买买提·吐尔逊'],
  ['阿依古丽．艾合买提', '阿依古丽·艾合买提'],
  ['欧阳　春犇 ', '欧阳春犇'],
  ['𠮷 田', '𠮷田'],
  ['第3.5党小组', '第3.5党小组'],
  ['Anna  Maria Li', 'Anna Maria Li'],
  ['柳泉\u200b村\u202e党支部\n', '柳泉村党支部'],
])('the name %j is kept as %j', (typed, kept) => {
  expect(cleanName(typed)).toBe(kept);
  expect(cleanName(kept)).toBe(kept);
});

test('masks the numbers and nothing else, sign for sign', () => {
  expect(maskPersonalData('找老李１３９１２３４５６７８，门牌12号')).toBe('找老李***********，门牌12号');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const masked = maskPersonalData(`${text}，电话13912345678`);
      expect(personalDataIn(masked)).toEqual([]);
      expect(masked).toHaveLength(text.length + 14);
    }),
  );
});
