import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheet } from './open-sheet.ts';
import { testFolder } from './test-file.ts';
import { workbookOf, type FixtureWorkbook } from './workbook-fixture.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

const open = async (book: FixtureWorkbook, sheet?: string) =>
  openSheet(await folder.put(workbookOf(book)), sheet === undefined ? {} : { sheet });

const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;

async function cellsOf(book: FixtureWorkbook) {
  const [first] = await (await open(book)).head(1);
  return first?.cells ?? [];
}

describe('what a cell shows', () => {
  it.each([
    ['320303001001', '', '320303001001', false],
    ['3.20303001001E+11', '', '320303001001', false],
    ['2026.0999999999999', '', '2026.1', false],
    ['0.1', '', '0.1', false],
    ['1E-7', '', '0.0000001', false],
    ['-12', '', '-12', false],
    ['999999999999999', '', '999999999999999', false],
    ['320303199001011234', '', '320303199001011234', true],
    ['3.2030319900101E+17', '', '320303199001010000', true],
    ['42', '000000', '000042', false],
    ['2026.1', '0.00', '2026.10', false],
    ['0.8', '0%', '80%', false],
    ['0.853', '0%', '85.3%', false],
    ['12', '0"元"', '12', false],
    ['12', '[Red]#,##0_);\\(0\\)', '12', false],
    ['12', '0"年"', '12', false],
    ['12', 'General', '12', false],
  ])('number %s in format "%s"', async (raw, format, shown, precisionLost) => {
    const [cell] = await cellsOf({
      formats: [format],
      sheets: [{ rows: row(1, `<c r="A1" s="${format === '' ? 0 : 1}"><v>${raw}</v></c>`) }],
    });
    expect(cell).toMatchObject({ kind: 'number', text: shown, precisionLost });
  });

  it.each([
    ['46082', 'yyyy"年"m"月"d"日"', false, '2026-03-01'],
    ['46082', 'yyyy年m月', false, '2026-03-01'],
    ['46082', '[$-804]yyyy/m/d;@', false, '2026-03-01'],
    ['46082.520833333336', 'yyyy/m/d h:mm', false, '2026-03-01 12:30'],
    ['44620', 'yyyy-mm-dd', true, '2026-03-01'],
    ['1', 'yyyy-mm-dd', false, '1900-01-01'],
    ['59', 'yyyy-mm-dd', false, '1900-02-28'],
    ['61', 'yyyy-mm-dd', false, '1900-03-01'],
    ['46081.9999999', 'yyyy-mm-dd', false, '2026-03-01'],
  ])('date %s in format %s', async (raw, format, is1904, shown) => {
    const [cell] = await cellsOf({
      formats: [format],
      is1904,
      sheets: [{ rows: row(1, `<c r="A1" s="1"><v>${raw}</v></c>`) }],
    });
    expect(cell).toEqual({ kind: 'date', text: shown, value: shown.slice(0, 10), precisionLost: false });
  });

  it('knows the built-in dates, the Chinese ones among them, and no others', async () => {
    const builtins = Array.from({ length: 60 }, (_, id) => id);
    const cells = builtins.map((id) => `<c s="${id + 1}"><v>46082</v></c>`).join('');
    const found = (await cellsOf({ builtins, sheets: [{ rows: row(1, cells) }] })).flatMap((cell, id) =>
      cell.kind === 'date' ? [id] : [],
    );
    expect(found).toEqual(builtins.filter((id) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))); // prettier-ignore
  });

  it('texts in runs without their phonetic guide, truths, errors, formulas and escapes', async () => {
    const cells = [
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="b"><v>1</v></c>',
      '<c r="C1" t="e"><v>#N/A</v></c>',
      '<c r="D1" t="str"><f>A1</f><v>程䶮</v></c>',
      '<c r="E1"><f>1+1</f><v>2</v></c>',
      '<c r="F1"><f>1+1</f></c>',
      text('H1', 'a_x000D_b_x005F_x0041_'),
      '<c r="I1" t="d"><v>2026-03-01T00:00:00</v></c>',
      '<c r="J1" t="inlineStr"><is><t><![CDATA[<甲>]]></t></is></c>',
    ];
    const found = await cellsOf({
      strings: [
        '<r><t>程</t></r><r><t xml:space="preserve"> 䶮</t></r><rPh sb="0" eb="1"><t>chéng</t></rPh>',
      ],
      sheets: [{ rows: row(1, cells.join('')) }],
    });
    expect(found.map((cell) => `${cell.kind} ${cell.text}`)).toEqual([
      'text 程 䶮', 'boolean TRUE', 'error #N/A', 'text 程䶮', 'number 2', 'error #NOT-CALCULATED', 'empty ',
      'text a\rb_x0041_', 'date 2026-03-01', 'text <甲>',
    ]); // prettier-ignore
  });
});

describe('a workbook', () => {
  it('opens its first visible sheet that holds something, or the one asked for', async () => {
    const book: FixtureWorkbook = {
      sheets: [
        { name: '隐藏', state: 'hidden', rows: row(1, text('A1', '旧')) },
        { name: '空表', rows: row(1, '<c r="A1" s="0"/>') },
        { name: '名册', rows: row(3, text('B3', '张三')) },
        { name: '附表', rows: row(1, text('A1', '李四')) },
      ],
    };
    const sheet = await open(book);
    expect(sheet).toMatchObject({ sheetName: '名册', sheetNames: ['空表', '名册', '附表'] });
    expect(await sheet.head(5)).toMatchObject([{ row: 3, cells: [{ kind: 'empty' }, { text: '张三' }] }]);
    expect(await (await open(book, '附表')).head(1)).toMatchObject([{ cells: [{ text: '李四' }] }]);
    await expect(open(book, '隐藏')).rejects.toMatchObject({ code: 'sheet.no-such-sheet' });
  });

  it('reads cells and rows without references, and prefixed names', async () => {
    const xml = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`;
    const sheet = await open({ sheets: [{ xml }] });
    expect((await sheet.head(1))[0]?.cells.map((cell) => cell.text)).toEqual(['甲', '2']);
    expect(sheet.merges).toEqual([{ fromRow: 1, toRow: 2, fromColumn: 1, toColumn: 2 }]);
  });

  it('knows merged cells before the rows are read, and repeats a branch beside each of its members', async () => {
    const rows = [
      row(1, text('A1', '支部') + text('B1', '姓名')),
      row(2, text('A2', '一支部') + text('B2', '张三')),
      row(3, text('B3', '李四')),
      row(4, text('A4', '二支部') + text('B4', '王五')),
      row(6, text('B6', '赵六')),
      row(7, text('B7', '钱七')),
    ].join('');
    const after =
      '<mergeCells count="3"><mergeCell ref="A2:A3"/><mergeCell ref="A4:A6"/><mergeCell ref="C1:D1"/></mergeCells>';
    const sheet = await open({ sheets: [{ rows, after }] });
    expect(sheet.merges).toHaveLength(3);
    const filled = await Array.fromAsync(sheet.rows({ fillMerges: true }));
    expect(filled.map((it) => it.cells.map((cell) => cell.text).join())).toEqual([
      '支部,姓名', '一支部,张三', '一支部,李四', '二支部,王五', '二支部,赵六', ',钱七',
    ]); // prettier-ignore
    expect((await sheet.head(3))[2]?.cells[0]?.kind).toBe('empty');
  });

  it('finds thousands of merged cells whichever way the part is cut into pieces', async () => {
    const noise = Array.from({ length: 40_000 }, (_, i) =>
      row(i + 1, text(`A${i + 1}`, `sheetData/${i * 7919}`)),
    );
    const after = `<mergeCells>${Array.from({ length: 9_000 }, (_, i) => `<mergeCell ref="A${i * 2 + 1}:A${i * 2 + 2}"/>`).join('')}</mergeCells>`;
    const sheet = await open({ sheets: [{ rows: noise.join(''), after }] });
    expect(sheet.merges.map((it) => it.fromRow)).toEqual(Array.from({ length: 9_000 }, (_, i) => i * 2 + 1));
  });

  it('is read again from the start each time, and stops where the reader stops', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) =>
      row(i + 1, `<c r="A${i + 1}"><v>${i}</v></c>`),
    ).join('');
    const sheet = await open({ sheets: [{ rows }] });
    const seen: number[] = [];
    let batches = 0;
    for await (const batch of sheet.batches({ onProgress: (fraction) => seen.push(fraction) })) {
      batches += 1;
      if (batch.length > 0 && batches === 2) break;
    }
    expect(seen.at(-1)).toBeLessThan(1);
    expect(await Array.fromAsync(sheet)).toHaveLength(30_000);
  });
});
