import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findHeader } from './header.ts';
import { unguardFormula } from './guard-formula.ts';
import { openSheet } from './open-sheet.ts';
import { testFolder } from './test-file.ts';
import { writeCsv } from './write-csv.ts';
import { writeErrorWorkbook } from './write-error-workbook.ts';
import { writeXlsx } from './write-xlsx.ts';
import { openZip } from './zip-parts.ts';
import { textCell } from './types.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

const columns = [{ title: '甲' }, { title: '乙' }, { title: '丙' }];
const live = ['=1+1', '+86 138', '-1', '@SUM(A1)', '\t=1', '＝1', '＋1', '－1', '＠1'];

/** Any text a person or a hostile file may hold: control characters, lone surrogates and escapes among them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...live,
    '_x000D_',
    '_x005F_',
    ' a ',
    '\r\n',
    '320303001001',
    '007',
    '<&>"\'',
    ']]>',
    '䶮𠮷',
    '\ud800',
  ),
);
const anyTable = fc.array(fc.tuple(anyText, anyText, anyText), { maxLength: 12 });

const read = async (path: string) => {
  const rows = await Array.fromAsync((await openSheet(path)).rows());
  return new Map(rows.map((row) => [row.row, row.cells.map((cell) => cell.text)]));
};
const padded = (cells: readonly string[] | undefined) => [...(cells ?? []), '', '', ''].slice(0, 3);

it('any table of texts written as XLSX is read back the same', async () => {
  const path = folder.path('table.xlsx');
  await fc.assert(
    fc.asyncProperty(anyTable, async (rows) => {
      await writeXlsx(path, { name: '表', columns }, rows.map((cells) => ({ cells })));
      const found = await read(path);
      expect(found.get(1)).toEqual(['甲', '乙', '丙']);
      rows.forEach((cells, index) =>
        expect(padded(found.get(index + 2))).toEqual(cells.map((text) => text.toWellFormed())),
      );
    }),
    { numRuns: 150 },
  );
}); // prettier-ignore

it('any table of texts written as CSV is read back the same, and no cell begins a formula', async () => {
  const path = folder.path('table.csv');
  const clean = anyTable.filter((rows) => rows.flat().every((text) => !/[\p{Cc}\p{Cs}\ufffd]/u.test(text.replace(/[\t\r\n]/g, ''))));
  await fc.assert(
    fc.asyncProperty(clean, async (rows) => {
      await writeCsv(path, { name: '表', columns }, rows.map((cells) => ({ cells })));
      const found = await read(path);
      rows.forEach((cells, index) => {
        const shown = padded(found.get(index + 2));
        expect(shown.map(unguardFormula)).toEqual(cells.map(unguardFormula));
        for (const text of shown) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      });
    }),
    { numRuns: 150 },
  );
  expect((await readFile(path)).subarray(0, 3).toString('hex')).toBe('efbbbf');
}); // prettier-ignore

it('keeps codes, days, figures and formulas apart in XLSX', async () => {
  const path = folder.path('kinds.xlsx');
  const table = {
    name: '台账[1]',
    title: '承诺台账',
    columns: [{ title: '代码' }, { title: '时限', kind: 'day' }, { title: '人数', kind: 'number' }, { title: '公式' }],
  } as const;
  await writeXlsx(path, table, [{ cells: ['320303001001', '2026-03-01', 12, '=1+1'] }, { cells: ['007', '长期', null, true] }]);
  const sheet = await openSheet(path);
  const rows = await Array.fromAsync(sheet);
  expect(sheet.sheetName).toBe('台账 1');
  expect(rows.map((row) => row.cells.map((cell) => `${cell.kind}:${cell.text}`))).toEqual([
    ['text:承诺台账'],
    ['text:代码', 'text:时限', 'text:人数', 'text:公式'],
    ['text:320303001001', 'date:2026-03-01', 'number:12', 'text:=1+1'],
    ['text:007', 'text:长期', 'empty:', 'boolean:TRUE'],
  ]);
}); // prettier-ignore

it('styles title, header and faulty cells each in its own way, though the library knows columns only', async () => {
  const path = folder.path('styles.xlsx');
  await writeXlsx(path, { name: '表', title: '题', columns }, [
    { cells: ['1', '2', '3'], marked: [2] },
    { cells: ['4', '5', '6'] },
  ]);
  await using zip = await openZip(path);
  const xml = (await zip.readWhole('xl/worksheets/sheet1.xml'))?.toString() ?? '';
  const style = (cell: string) => new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml)?.[1];
  expect(new Set(['A1', 'A2', 'A3', 'B3'].map(style)).size).toBe(4);
  expect(['C2', 'A4', 'B4', 'C3'].map(style)).toEqual(['A2', 'A3', 'A3', 'A3'].map(style));
  expect(xml).toMatch(/<pane ySplit="2"[^>]*state="frozen"/);
  expect(xml).toMatch(/<col min="1"[^>]*width=/);
});

it('writes refused rows so that they can be corrected and uploaded again', async () => {
  const path = folder.path('errors.xlsx');
  const row = { row: 17, cells: ['张三', '', '=cmd'].map(textCell) };
  await writeErrorWorkbook(path, { name: '错误', headings: ['姓名', '党支部', '备注', '性别'] }, [
    { row, faults: [{ column: 2, reason: '缺少党支部' }, { column: null, reason: '与第 9 行重复' }] },
  ]);
  const sheet = await openSheet(path);
  const rows = await sheet.head(5);
  const header = findHeader(rows, { name: ['姓名'], branch: ['党支部'], note: ['备注'] });
  expect(header?.guesses.map((it) => [it.field, it.column])).toEqual([['name', 1], ['branch', 2], ['note', 3]]);
  expect(rows.map((it) => it.cells.map((cell) => cell.text))).toEqual([
    ['姓名', '党支部', '备注', '性别', '错误原因', '原行号'],
    ['张三', '', '=cmd', '', '缺少党支部；与第 9 行重复', '17'],
  ]);
}); // prettier-ignore
