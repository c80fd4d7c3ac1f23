import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '../../kernel/days.ts';
import { parseDay, parseDayCell } from './parse-day.ts';
import { textCell } from './types.ts';

describe('days as offices write them', () => {
  it.each([
    ['1992-03-27', '1992-03-27', 'day'],
    ['2000/5/7', '2000-05-07', 'day'],
    ['2026.11.30', '2026-11-30', 'day'],
    ['20260301', '2026-03-01', 'day'],
    ['2026年2月17日', '2026-02-17', 'day'],
    ['２０２６年２月１７号', '2026-02-17', 'day'],
    ['2026 年 2 月 17 日', '2026-02-17', 'day'],
    ['2026-02-17 08:30:00', '2026-02-17', 'day'],
    ['2026-02-17T08:30:00Z', '2026-02-17', 'day'],
    ['2026年12月31日前', '2026-12-31', 'day'],
    ['46082', '2026-03-01', 'day'],
    ['46082.5', '2026-03-01', 'day'],
    ['1974年12月', '1974-12-01', 'month'],
    ['1986.5', '1986-05-01', 'month'],
    ['2017.12', '2017-12-01', 'month'],
    ['2026.10', '2026-10-01', 'month'],
    ['198605', '1986-05-01', 'month'],
    ['2019-07', '2019-07-01', 'month'],
    ['2025年12月底', '2025-12-31', 'month'],
    ['2024年2月底前', '2024-02-29', 'month'],
    ['2026年6月上旬', '2026-06-10', 'month'],
    ['2026年6月下旬', '2026-06-30', 'month'],
    ['1986', '1986-01-01', 'year'],
    ['2026年底', '2026-12-31', 'year'],
  ])('%s', (text, day, precision) => {
    expect(parseDay(text)).toEqual({ ok: true, value: { day, precision } });
  });

  it.each([
    ['2026-02-30', 'sheet.date-impossible'],
    ['2025.13', 'sheet.date-impossible'],
    ['20251301', 'sheet.date-impossible'],
    ['2023年2月29日', 'sheet.date-impossible'],
    ['0026-01-01', 'sheet.date-impossible'],
    ['12月底', 'sheet.date-no-year'],
    ['12.31', 'sheet.date-no-year'],
    ['6月30日前', 'sheet.date-no-year'],
    ['全年', 'sheet.date-vague'],
    ['长期', 'sheet.date-vague'],
    ['年底', 'sheet.date-vague'],
    ['2026年上半年', 'sheet.date-vague'],
    ['每月一次', 'sheet.date-vague'],
    ['7/24/98', 'sheet.date-unreadable'],
    ['', 'sheet.date-unreadable'],
    ['张三', 'sheet.date-unreadable'],
    ['138', 'sheet.date-unreadable'],
  ])('%j is a fault', (text, code) => expect(parseDay(text)).toEqual({ ok: false, code }));

  it('refuses a month whose zero the spreadsheet dropped', () => {
    const number = { kind: 'number', text: '2026.1', value: 2026.1, precisionLost: false } as const;
    expect(parseDayCell(number)).toEqual({ ok: false, code: 'sheet.date-ambiguous' });
    expect(parseDayCell({ ...number, text: '2026.3', value: 2026.3 })).toMatchObject({
      value: { day: '2026-03-01' },
    });
    expect(parseDayCell(textCell('2026.1'))).toMatchObject({ ok: true, value: { day: '2026-01-01' } });
  });

  it('reads every day of two centuries in every form, and never gives a day that does not exist', () => {
    const forms = [
      (y: string, m: string, d: string) => `${y}-${m}-${d}`,
      (y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`,
      (y: string, m: string, d: string) => `${y}/${Number(m)}/${Number(d)}`,
      (y: string, m: string, d: string) => `${y}${m}${d}`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_048 }), fc.constantFrom(...forms), (offset, form) => {
        const day = addDays('1900-01-01', offset);
        const [y = '', m = '', d = ''] = day.split('-');
        expect(parseDay(form(y, m, d))).toEqual({ ok: true, value: { day, precision: 'day' } });
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9./年月日底\- ]{0,12}$/), (text) => {
        const read = parseDay(text);
        if (read.ok) expect(isDay(read.value.day)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
