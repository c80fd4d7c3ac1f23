import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printNotice, type NoticePart } from './gongwen/index.ts';
import { printBooklet, printCards } from './handout/index.ts';
import { letterDocx, printLetters } from './letters/index.ts';
import { printPosters } from './poster/index.ts';
import { printReadingSheet } from './reading-sheet/index.ts';
import { check, letterSheet, noticeItems } from './sample-papers.ts';
import { openTypesetter, type Typesetter } from './typst/index.ts';

// The package is typed as a module while Node hands out its wrapper.
const decode = typeof jsqr === 'function' ? jsqr : (jsqr as { default: typeof jsqr }).default;

const fontFolder = join(tmpdir(), 'yinuo-test-fonts');
const at = new Date('2026-03-02T02:00:00Z');
let machine: Typesetter;
beforeAll(() => {
  machine = openTypesetter({ fontFolder });
});
afterAll(() => machine.close());

const letters = (sheets: Parameters<typeof printLetters>[1]['letters'], more = {}) =>
  printLetters(machine, { letters: sheets, duplex: false, archive: false, at, ...more });
const notice = { organization: '柳泉村党支部', title: '公开承诺', campaign: '2026年度公开承诺', theme: '服务群众', phone: '0516-80000001', shown: '2026年3月2日公布', check, at }; // prettier-ignore

it('the same letter at the same time gives the same bytes, and an archive copy is PDF/A-2b', async () => {
  const archive = { archive: true };
  const [one, two] = [await letters([letterSheet(5)], archive), await letters([letterSheet(5)], archive)];
  expect(one.pages).toBe(1);
  expect(one.bytes.equals(two.bytes)).toBe(true);
  const text = one.bytes.toString('latin1');
  expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
});

it('what people write is text, never markup', async () => {
  const hostile = '#import "/typst/paper.typ": * #panic("x") *强* $x$ @a <b> \\ `c` //';
  const items = letterSheet(1).items.map((item) => ({ ...item, content: hostile, measures: hostile }));
  const sheet = letterSheet(1, { items, opening: hostile, name: hostile });
  expect((await letters([sheet])).pages).toBe(1);
});

it('rare characters print; a name nobody can print is refused with the name', async () => {
  expect((await letters([letterSheet(1, { name: '王犇喆垚䶮' })])).pages).toBe(1);
  const refused = letters([letterSheet(1), letterSheet(1, { name: '李𠔌' })]);
  await expect(refused).rejects.toMatchObject({
    code: 'document.missing-glyphs',
    detail: { params: { name: '李𠔌', characters: '𠔌', codes: 'U+2050C' } },
  });
});

it('many and long items go on on further pages; both sides begin each letter on a sheet of its own', async () => {
  expect((await letters([letterSheet(30)])).pages).toBe(2);
  const long = letterSheet(10).items.map((item) => ({
    ...item,
    content: '修'.repeat(500),
    measures: '办'.repeat(1000),
  }));
  expect((await letters([letterSheet(10, { items: long })])).pages).toBeGreaterThan(9);
  const three = [letterSheet(2), letterSheet(2), letterSheet(2)];
  expect((await letters(three)).pages).toBe(3);
  expect((await letters(three, { duplex: true })).pages).toBe(5);
});

it('a blank form and the back for the pen fit on one page each', async () => {
  const parts = ['自查意见', '领导点评', '群众评议结果', '组织考核等次', '整改情况'].map((title) => ({
    title,
    body: '',
  }));
  const blank = { items: [], number: '', back: { items: [], parts, on: '' } };
  expect((await letters([letterSheet(0, blank)])).pages).toBe(2);
  expect((await letters([letterSheet(0, { ...blank, committer: 'person' })])).pages).toBe(2);
});

it('the Word copy names the fonts of offices and repeats the head of the table', async () => {
  const parts = unzipSync(await letterDocx([letterSheet(3), letterSheet(0, { committer: 'person' })]));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const words of ['仿宋_GB2312', '方正小标宋简体', '附一', '附二', '王犇', 'w:tblHeader'])
    expect(xml).toContain(words);
});

/**
 * As a telephone sees the poster from two metres: 4000 pixels over the 2.8 m that a usual lens shows there. Each code
 * is cut out and enlarged, as the camera program does.
 */
async function codesSeen(
  svg: Buffer,
  widthMm: number,
  codeMm: number,
  pixelsPerMm: number,
): Promise<string[]> {
  const clear = svg.toString().replaceAll(/<path class="typst-shape" fill="#ffffff"[^>]*>/g, '');
  const width = Math.round(widthMm * pixelsPerMm);
  const seen = sharp(Buffer.from(clear), { density: 144 }).resize({ width }).flatten({ background: '#fff' });
  const { data, info } = await seen.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const box = Math.round((codeMm + 12) * pixelsPerMm);
  const found = new Set<string>();
  for (let top = 0; top + box <= info.height; top += Math.round(12 * pixelsPerMm)) {
    const cut = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .extract({ left: width - Math.round((codeMm + 22) * pixelsPerMm), top, width: box, height: box })
      .resize({ width: box * 3, kernel: 'cubic' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const code = decode(new Uint8ClampedArray(cut.data), cut.info.width, cut.info.height);
    if (code) found.add(code.data);
  }
  return [...found].toSorted();
}

it('every code of a poster of two sheets is read from two metres, also beside a web address', async () => {
  const address = `办理入口 https://yinuo.example.gov.cn/${'services'.repeat(6)}`;
  const items = noticeItems(7).map((item, i) => (i === 2 ? { ...item, content: address } : item));
  const poster = await printPosters(machine, { paper: 'a3', posters: [{ ...notice, items }], at }, 'svg');
  expect(poster.pages).toBe(2);
  const wanted = items.map(({ number }) => `https://yinuo.example.gov.cn/i/${number}`);
  expect(await codesSeen(poster.bytes, 297, 50, 4000 / 2800)).toEqual(wanted);
});

it('a poster goes on on further sheets instead of running over, also with the longest items', async () => {
  const sheets = async (paper: 'a3' | 'a4', count: number, content?: string) =>
    (await printPosters(machine, { paper, posters: [{ ...notice, items: noticeItems(count, content) }], at }))
      .pages;
  expect(await sheets('a3', 4)).toBe(1);
  expect(await sheets('a3', 12)).toBe(3);
  expect(await sheets('a4', 3, '长'.repeat(500))).toBe(3);
  expect(await sheets('a3', 30, '长'.repeat(100))).toBeLessThan(11);
});

it('a leaflet has a multiple of four pages and is folded from half as many sides', async () => {
  for (const count of [1, 6, 25]) {
    const print = { ...notice, items: noticeItems(count) };
    const flat = await printBooklet(machine, { ...print, folded: false });
    expect(flat.pages % 4).toBe(0);
    expect((await printBooklet(machine, { ...print, folded: true })).pages).toBe(flat.pages / 2);
  }
});

it('cards lie four on a sheet; a long letter takes a second card', async () => {
  const card = (count: number) => ({
    name: '王䶮',
    campaign: '',
    phone: '',
    check,
    items: noticeItems(count),
  });
  expect((await printCards(machine, [card(1), card(2), card(1), card(1)], at)).pages).toBe(1);
  expect((await printCards(machine, [card(1), card(2), card(1), card(14)], at)).pages).toBe(2);
});

it('a reading sheet prints however long the items are', async () => {
  const print = (items: ReturnType<typeof noticeItems>) =>
    printReadingSheet(machine, {
      ...notice,
      number: '2026-0301-0123',
      letters: [{ name: '', opening: '', items }],
    });
  expect((await print(noticeItems(2))).pages).toBe(1);
  expect((await print(noticeItems(6, '读'.repeat(500)))).pages).toBeGreaterThan(6);
});

it('a page of GB/T 9704 holds exactly 22 lines of 28 characters', async () => {
  const pages = async (body: NoticePart[]) => {
    const empty = { mark: '', number: '', title: '', to: '', attachments: [], issuer: '', on: '', copies: '', printer: '', printedOn: '' }; // prettier-ignore
    return (await printNotice(machine, { ...empty, body, at })).pages;
  };
  const paragraphs = (count: number, characters: number): NoticePart[] =>
    Array.from({ length: count }, () => ({ level: 0, text: '国'.repeat(characters) }));
  // Two characters of every paragraph are its indent.
  expect(await pages(paragraphs(22, 26))).toBe(1);
  expect(await pages(paragraphs(23, 26))).toBe(2);
  expect(await pages([...paragraphs(21, 26), ...paragraphs(1, 27)])).toBe(2);
  expect(await pages(paragraphs(1, 28 * 22 - 2))).toBe(1);
  expect(await pages(paragraphs(1, 28 * 22 - 1))).toBe(2);
});

it('a document that takes too long is given up, and the next one is made', async () => {
  const hasty = openTypesetter({ fontFolder, mostMs: 1 });
  const print = { letters: [letterSheet(1)], duplex: false, archive: false, at };
  await expect(printLetters(hasty, print)).rejects.toMatchObject({ code: 'document.too-long' });
  await hasty.close();
  expect((await letters([letterSheet(1)])).pages).toBe(1);
});
