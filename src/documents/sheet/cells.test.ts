import { describe, expect, it } from 'vitest';
import { cleanLines, cleanText, comparableText, parseBoolean, parseInteger } from './cells.ts';
import { parsePhone } from './parse-phone.ts';

describe('texts', () => {
  it.each([
    ['  中共 彭城街道　工作委员会 ', '中共 彭城街道 工作委员会'],
    ['第１２组（Ａ区）', '第12组(A区)'],
    ['你好，世界；是吗？“好”：行！', '你好，世界；是吗？“好”：行！'],
    ['一\r\n 二\n\n三', '一 二 三'],
    ['a\u200bb\ufeff\u202ec', 'abc'],
    ['\u00a0甲\u00a0', '甲'],
  ])('cleans %j', (from, to) => expect(cleanText(from)).toBe(to));

  it('keeps the lines of a longer text', () => {
    expect(cleanLines(' 一 \r\n\r\n 二　三 ')).toBe('一\n二 三');
  });

  it('compares without regard to width, case and spaces', () => {
    expect(comparableText('（Ａ） 栋，1 号')).toBe(comparableText('(a)栋,1号'));
  });
});

describe('values', () => {
  it.each([
    ['是', true], ['√', true], [' ✔ ', true], ['有', true], ['１', true], ['Ｙ', true], ['TRUE', true],
    ['否', false], ['×', false], ['无', false], ['0', false], ['Ｎ', false], ['', null], ['—', null],
  ])('%j is %s', (text, value) => expect(parseBoolean(text)).toEqual({ ok: true, value })); // prettier-ignore

  it('does not guess a yes or no', () => {
    expect(parseBoolean('也许')).toEqual({ ok: false, code: 'sheet.boolean-unreadable' });
  });

  it.each([
    ['１２３', 123], ['1,234', 1234], ['1，234,567人', 1234567], ['12人', 12], ['12.0', 12], ['-3', -3],
    ['3万', 30_000], ['', null],
  ])('%j is %s', (text, value) => expect(parseInteger(text)).toEqual({ ok: true, value })); // prettier-ignore

  it.each(['1,23', '12.5', '约12', '十二', '1e3', '99999999999999999999'])('%j is no whole number', (text) =>
    expect(parseInteger(text)).toEqual({ ok: false, code: 'sheet.number-unreadable' }),
  );

  it.each([
    ['１３８ 1234 5678', '13812345678'],
    ['+86-138-1234-5678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['051685483318', '0516-85483318'],
    ['(0516) 8548 3318', '0516-85483318'],
    ['0516－85483318转12', '0516-85483318-12'],
    ['010-12345678', null],
    ['02187654321', '021-87654321'],
    ['85483318', '85483318'],
    ['12345', '12345'],
    ['12380', '12380'],
    ['400-810-0000', '4008100000'],
    ['138****7042', '138****7042'],
    ['1381234567', null],
    ['12812345678', null],
    ['张三', null],
  ])('phone %j', (text, number) => {
    const read = parsePhone(text);
    if (number === null) expect(read).toEqual({ ok: false, code: 'sheet.phone-unreadable' });
    else expect(read).toEqual({ ok: true, value: { number, masked: number.includes('*') } });
  });
});
