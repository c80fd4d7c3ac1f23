import { truncate } from 'node:fs/promises';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDomainError } from '../../kernel/errors.ts';
import { sheetMessages } from './messages.data.ts';
import { openSheet } from './open-sheet.ts';
import { testFolder } from './test-file.ts';
import { escapeXml, sheetXml, workbookOf } from './workbook-fixture.ts';
import { zipOf } from './zip-fixture.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

async function refused(bytes: Buffer | string): Promise<{ code: string; params: unknown }> {
  try {
    const sheet = await openSheet(await folder.put(bytes));
    for await (const _ of sheet.rows()) void _;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { code: error.code, params: error.detail.params };
  }
  return { code: 'was read', params: undefined };
}

const row = (number: number, text: string) =>
  `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** Deflated bytes of `megabytes` of one character, made by repeating one flushed block. */
function inflatesTo(megabytes: number, character: string, before = '', after = ''): Buffer {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, character), flush);
  return Buffer.concat([
    deflateRawSync(Buffer.from(before), flush),
    ...Array.from({ length: megabytes }, () => block),
    deflateRawSync(Buffer.from(after)),
  ]);
}

const bomb = (megabytes: number, declaredSize: number) =>
  workbookOf({
    sheets: [{}],
    sheetEntry: { data: '', deflated: inflatesTo(megabytes, ' '), declaredSize },
  });

const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_500_000),
    Buffer.from(`${name}\0`, 'utf16le'),
    Buffer.alloc(512),
  ]);

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const GB = 1024 ** 3;

describe('files that are refused', () => {
  it.each<[string, () => Buffer | string, string, unknown?]>([
    ['an empty file', () => '', 'sheet.empty'],
    ['a text of blank lines', () => '\ufeff \r\n\r\n', 'sheet.empty'],
    ['a workbook without a filled cell', () => workbookOf({ sheets: [{ rows: '<row r="1"><c r="A1" s="0"/></row>' }] }), 'sheet.empty'],
    ['an older .xls without a container', () => Buffer.from('090208000000100000000000', 'hex'), 'sheet.legacy-xls'],
    ['an old .xls', () => ole('Workbook'), 'sheet.legacy-xls'],
    ['an encrypted workbook', () => ole('EncryptedPackage'), 'sheet.encrypted'],
    ['an old Word file', () => ole('WordDocument'), 'sheet.wrong-type', { type: 'doc' }],
    ['a macro workbook', () => workbookOf({ sheets: [{}], mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }), 'sheet.macro'],
    ['a workbook with hidden macros', () => workbookOf({ sheets: [{ rows: row(1, 'a') }], extra: [{ name: 'xl/vbaProject.bin', data: 'x' }] }), 'sheet.macro'],
    ['a binary workbook', () => workbookOf({ sheets: [{}], mainType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }), 'sheet.binary-workbook'],
    ['an OpenDocument sheet', () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }]), 'sheet.wrong-type', { type: 'ods' }],
    ['a Word document', () => workbookOf({ sheets: [{}], mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' }), 'sheet.wrong-type', { type: 'docx' }],
    ['a plain zip', () => zipOf([{ name: 'a.txt', data: 'a' }]), 'sheet.wrong-type', { type: 'zip' }],
    ['a PDF', () => '%PDF-1.7\n1 0 obj\n', 'sheet.wrong-type', { type: 'pdf' }],
    ['an image', () => png, 'sheet.wrong-type', { type: 'png' }],
    ['a drawing', () => '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'sheet.wrong-type', { type: 'svg' }],
    ['a web page named .xls', () => '\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', 'sheet.html'],
    ['a bare HTML table', () => '\r\n<table border=1><tr><td>姓名</td></tr></table>', 'sheet.html'],
    ['an XML Spreadsheet 2003', () => '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'sheet.xml-2003'],
    ['random bytes', () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256)), 'sheet.encoding'],
    ['text in no known encoding', () => Buffer.from([...Buffer.from('a,b\r\n'), 0xff, 0xff, 0x41, 0x0a]), 'sheet.encoding'],
    ['a bomb that declares its size', () => bomb(3000, 3 * GB), 'sheet.bomb'],
    ['a bomb that declares little', () => bomb(3000, 1000), 'sheet.bomb'],
    ['a bomb below the cap of a sheet', () => bomb(1900, 1900 * 1024 * 1024), 'sheet.bomb'],
    ['a bomb below the ratio, one endless text', () => bomb(90, 90 * 1024 * 1024), 'sheet.damaged'],
    ['a picture that claims 3 GB', () => workbookOf({ sheets: [{ rows: row(1, 'a') }], extra: [{ name: 'xl/media/x.png', data: '', deflated: Buffer.alloc(3_000_000), declaredSize: 3 * GB }] }), 'sheet.bomb'],
    ['2,500 parts', () => workbookOf({ sheets: [{ rows: row(1, 'a') }], extra: Array.from({ length: 2500 }, (_, i) => ({ name: `x${i}`, data: '' })) }), 'sheet.too-many-parts'],
    ['one part twice', () => workbookOf({ sheets: [{ rows: row(1, 'a') }], extra: [{ name: 'XL/workbook.xml', data: 'x' }] }), 'sheet.damaged'],
    ['a part outside its folder', () => workbookOf({ sheets: [{ rows: row(1, 'a') }], extra: [{ name: '../x', data: 'x' }] }), 'sheet.damaged'],
    ['an encrypted part', () => workbookOf({ sheets: [{ rows: row(1, 'a') }], sheetEntry: { data: 'x', flags: 1 } }), 'sheet.encrypted'],
    ['a wrong checksum', () => workbookOf({ sheets: [{}], sheetEntry: { data: sheetXml(row(1, 'a')), crc: 1 } }), 'sheet.damaged'],
    ['a document type with entities', () => workbookOf({ sheets: [{ xml: `<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml(row(1, '&a;'))}` }] }), 'sheet.dtd'],
    ['an unknown entity', () => workbookOf({ sheets: [{ rows: row(1, '&a;') }] }), 'sheet.damaged'],
    ['broken XML', () => workbookOf({ sheets: [{ xml: sheetXml(row(1, 'a')).slice(0, -20) }] }), 'sheet.damaged'],
    ['rows out of order', () => workbookOf({ sheets: [{ rows: row(2, 'a') + row(1, 'b') }] }), 'sheet.damaged'],
    ['a text that is not in the table of texts', () => workbookOf({ sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }] }), 'sheet.damaged'],
    ['very deep XML', () => workbookOf({ sheets: [{ xml: '<a>'.repeat(1_000_000) }] }), 'sheet.damaged'],
    ['300 columns', () => workbookOf({ sheets: [{ rows: '<row r="1"><c r="KN1"><v>1</v></c></row>' }] }), 'sheet.too-many-columns', { row: 1, limit: 256 }],
    ['300 columns of CSV', () => `a\r\n${','.repeat(300)}x`, 'sheet.too-many-columns', { row: 2, limit: 256 }],
    ['1,048,577 rows', () => 'a\n'.repeat(1_048_577), 'sheet.too-many-rows', { limit: 1_048_576 }],
    ['a text of 32,768 characters', () => workbookOf({ sheets: [{ rows: row(1, 'a') + row(2, '字'.repeat(32_768)) }] }), 'sheet.cell-too-long', { row: 2, column: 1, limit: 32_767 }],
    ['a shared text of 40,000 characters', () => workbookOf({ strings: [`<t>${'字'.repeat(40_000)}</t>`], sheets: [{ rows: '<row r="1"><c r="B1" t="s"><v>0</v></c></row>' }] }), 'sheet.cell-too-long', { row: 1, column: 2, limit: 32_767 }],
    ['a CSV field of 40,000 characters', () => `a,b\r\n1,${'字'.repeat(40_000)}`, 'sheet.cell-too-long', { row: 2, column: 2, limit: 32_767 }],
    ['a quote inside a field', () => 'a,b\r\n1,"x\r\ny"\r\n3,5" pipe\r\n', 'sheet.csv-quoting', { line: 4 }],
    ['a quote never closed', () => 'a,b\r\n1,2\r\n3,"x\r\n4,5\r\n', 'sheet.csv-quoting', { line: 3 }],
  ])('%s', async (_, make, code, params) => {
    const answer = await refused(make());
    expect(answer.code).toBe(code);
    if (params) expect(answer.params).toEqual(params);
  }); // prettier-ignore

  it('a file above 50 MB, before it is read', async () => {
    const path = await folder.put('a');
    await truncate(path, 51 * 1024 * 1024);
    await expect(openSheet(path)).rejects.toMatchObject({
      code: 'sheet.too-large',
      detail: { params: { limitMb: 50 } },
    });
  });

  it('a truncated workbook, wherever it was cut', async () => {
    const whole = workbookOf({ sheets: [{ rows: row(1, escapeXml('党支部')) }] });
    for (const length of [4, 30, 200, whole.length - 100, whole.length - 1]) {
      expect((await refused(whole.subarray(0, length))).code).toBe('sheet.damaged');
    }
  });

  it('a workbook with bytes changed, never with a crash', async () => {
    const whole = workbookOf({ strings: ['<t>姓名</t>'], sheets: [{ rows: row(1, 'a') + row(2, 'b') }] });
    for (let at = 40; at < whole.length; at += 11) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const { code } = await refused(changed);
      expect([...Object.keys(sheetMessages), 'was read']).toContain(code);
    }
  });

  it('a million empty styled rows end the reading early, in little memory', async () => {
    const before = process.memoryUsage.rss();
    const empty = Array.from(
      { length: 200_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="0"/></row>`,
    ).join('');
    const bytes = workbookOf({ sheets: [{ rows: row(1, '姓名') + empty + row(200_002, '张三') }] });
    const sheet = await openSheet(await folder.put(bytes));
    const rows = await Array.fromAsync(sheet.rows());
    expect(rows.map((it) => it.row)).toEqual([1]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  });
});

it('every fault has a sentence in both languages, naming only params that are given', () => {
  for (const [code, { zh, en }] of Object.entries(sheetMessages)) {
    expect(code).toMatch(/^sheet\.[a-z0-9-]+$/);
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/\.$/);
    expect(zh.match(/\{\w+\}/g) ?? []).toEqual(expect.arrayContaining(en.match(/\{\w+\}/g) ?? []));
  }
});
