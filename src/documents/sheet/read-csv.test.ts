import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheet } from './open-sheet.ts';
import { testFolder } from './test-file.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

async function read(bytes: Buffer | string) {
  const sheet = await openSheet(await folder.put(bytes));
  const rows = await Array.fromAsync(sheet.rows());
  return { sheet, table: rows.map((row) => [row.row, ...row.cells.map((cell) => cell.text)]) };
}

/** 犇,喆,䶮,㐁 and a line feed: two bytes each, but the last one four. */
const RARE_GB18030 = Buffer.from('a0c42c86b42cfe9f2c8139ef300a', 'hex');

describe('encodings', () => {
  it.each([
    ['utf-8', Buffer.from('姓名,䶮𠮷\r\n')],
    ['utf-8', Buffer.from('\ufeff姓名,䶮𠮷\r\n')],
    ['utf-16le', Buffer.from('\ufeff姓名,䶮𠮷\r\n', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeff姓名,䶮𠮷\r\n', 'utf16le').swap16()],
    ['utf-16le', Buffer.from('a,b,c\r\nd,e,f\r\n', 'utf16le')],
  ] as const)('%s', async (encoding, bytes) => {
    const { sheet, table } = await read(bytes);
    expect(sheet.encoding).toBe(encoding);
    expect(table[0]).toEqual(bytes.includes('a') ? [1, 'a', 'b', 'c'] : [1, '姓名', '䶮𠮷']);
  });

  it('gb18030, two bytes and four', async () => {
    const { sheet, table } = await read(RARE_GB18030);
    expect(sheet.encoding).toBe('gb18030');
    expect(table[0]).toEqual([1, '犇', '喆', '䶮', '㐁']);
  });

  it('keeps characters whole that lie across two pieces of the file', async () => {
    const line = Buffer.concat([RARE_GB18030.subarray(0, -1), Buffer.from(',x\n')]);
    const { table } = await read(Buffer.concat(Array.from({ length: 60_000 }, () => line)));
    expect(table).toHaveLength(60_000);
    expect(new Set(table.map((row) => row.slice(1).join('|')))).toEqual(new Set(['犇|喆|䶮|㐁|x']));
  });
});

describe('tables as text', () => {
  it.each([
    ['commas', '姓名,职务\n张三,"书记, 主任"\n', ','],
    ['tabs', '姓名\t职务\n张三\t书记, 主任\n', '\t'],
    ['semicolons', '姓名;职务\n张三;书记, 主任\n', ';'],
    ['full-width commas', '姓名，职务\n张三，书记, 主任\n', '，'],
    ['a stated separator', 'sep=;\r\n姓名;职务\r\n张三;书记, 主任\r\n', ';'],
  ])('cut by %s', async (_, text, delimiter) => {
    const { sheet, table } = await read(text);
    expect(sheet.delimiter).toBe(delimiter);
    expect(sheet.format).toBe(delimiter === '\t' ? 'tsv' : 'csv');
    expect(table).toEqual([
      [1, '姓名', '职务'],
      [2, '张三', '书记, 主任'],
    ]);
  });

  it('numbers rows as a spreadsheet program would, empty lines and lines inside fields included', async () => {
    const { table } = await read('a,b\r\n\r\n,,\r\n"x\r\ny",2\r\nz\r\n');
    expect(table).toEqual([
      [1, 'a', 'b'],
      [4, 'x\r\ny', '2'],
      [5, 'z'],
    ]);
  });

  it('passes a field of 10,000 characters on for the import to judge', async () => {
    const { table } = await read(`a,b\n1,${'字'.repeat(12_000)}\n`);
    expect(String(table[1]?.[2])).toHaveLength(12_000);
  });

  it('ends after 1,000 empty lines', async () => {
    const { table } = await read(`a,b\n${'\n'.repeat(1_001)}late,row\n`);
    expect(table).toEqual([[1, 'a', 'b']]);
  });

  it('tells progress up to 1 and stops when the loop is left or the signal says so', async () => {
    const path = await folder.put('a,b\n'.repeat(200_000));
    const sheet = await openSheet(path, { filename: '名册.csv' });
    expect(sheet.filename).toBe('名册.csv');
    const seen: number[] = [];
    for await (const _ of sheet.batches({ onProgress: (fraction) => seen.push(fraction) })) void _;
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.every((value, index) => value > 0 && value <= 1 && value >= (seen[index - 1] ?? 0))).toBe(
      true,
    );
    expect(seen.at(-1)).toBe(1);
    let count = 0;
    for await (const row of sheet.rows()) if ((count = row.row) === 3) break;
    expect(count).toBe(3);
    expect(await sheet.head(2)).toHaveLength(2);
    const aborted = Array.fromAsync(sheet.rows({ signal: AbortSignal.abort() }));
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  });
});
