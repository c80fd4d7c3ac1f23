import { describe, expect, it } from 'vitest';
import { findHeader } from './header.ts';
import { headingScore, normalizeHeading } from './heading.ts';
import { rowKind } from './row-kind.ts';
import { numberCell } from './number-text.ts';
import { PLAIN } from './number-format.ts';
import { textCell, type SheetRow } from './types.ts';

/** Rows of a table drawn with bars; figures become numbers. */
const table = (text: string): SheetRow[] =>
  text
    .trim()
    .split('\n')
    .map((line, index) => ({
      row: index + 1,
      cells: line
        .split('|')
        .map((it) => it.trim())
        .map((it) => (/^\d+$/.test(it) ? numberCell(it, PLAIN, false) : textCell(it))),
    }));

const dictionary = {
  name: ['姓名', '党员姓名'],
  branch: ['所在党支部', '党支部'],
  code: ['党支部代码', '代码'],
  phone: ['联系电话', /电话|手机/],
};

const found = (text: string, merges = [] as { fromRow: number; toRow: number; fromColumn: number; toColumn: number }[]) => {
  const header = findHeader(table(text), dictionary, merges);
  return header && {
    rows: header.headerRows,
    data: header.firstDataRow,
    texts: header.headings.map((it) => it.text),
    fields: Object.fromEntries(header.guesses.map((it) => [it.field, it.column])),
  };
}; // prettier-ignore

describe('finding the header', () => {
  it('below a title and a note, with marks, spaces and widths of all kinds', () => {
    expect(
      found(
        '花名册\n填报单位：某街道|日期：3月\n序号|※姓　名*|所在党支部（全称）|联系电话(必填)\n1|张三|一支部|2',
      ),
    ).toEqual({
      rows: [3, 3],
      data: 4,
      texts: ['序号', '※姓 名*', '所在党支部（全称）', '联系电话(必填)'],
      fields: { name: 2, branch: 3, phone: 4 },
    });
  });

  it('in two rows without merged ranges, as CSV has them', () => {
    expect(found('序号|党支部||姓名\n|全称|代码|\n1|一支部|3203|张三')).toMatchObject({
      rows: [1, 2],
      data: 3,
      texts: ['序号', '党支部·全称', '党支部·代码', '姓名'],
      fields: { branch: 2, code: 3, name: 4 },
    });
  });

  it('does not take a first data row with a gap above it for part of the header', () => {
    expect(found('序号|姓名||党支部\n一|张三|书记|一支部')).toMatchObject({ rows: [1, 1], data: 2 });
  });

  it('gives two like columns to the better one only', () => {
    expect(found('姓名|联系人电话|联系电话\n张三|1|2')?.fields).toEqual({ name: 1, phone: 3 });
  });

  it('skips the row of column numbers', () => {
    expect(found('姓名|党支部|代码|联系电话\n甲|乙|1|2\n张三|一支部|3|4')).toMatchObject({
      rows: [1, 1],
      data: 3,
    });
  });

  it('falls back on the shape when no heading is known, and on nothing when there is no table', () => {
    expect(found('名册\n栏一|栏二|栏三\n甲|1|2\n乙|3|4')).toMatchObject({ rows: [2, 2], fields: {} });
    expect(found('只有一句话')).toBeUndefined();
    expect(findHeader([], dictionary)).toBeUndefined();
  });

  it('scores sure matches above likely ones', () => {
    expect(normalizeHeading(' ※ 是否（党员）领导干部：')).toBe('是否党员领导干部');
    const score = (text: string) => headingScore(text, ['联系电话']);
    expect([score('联系电话'), score('联系电话（手机）'), score('本人联系电话'), score('备注')]).toEqual([
      1, 0.95, expect.closeTo(0.733, 2), 0,
    ]); // prettier-ignore
  });
});

it.each([
  ['注：1.本表由各县汇总', 'note'],
  ['说明：|填到村', 'note'],
  ['填报人：张三|联系电话：1', 'note'],
  ['审核人：李四||日期：2026', 'note'],
  ['备注 1.预备党员计入', 'note'],
  ['合 计|||40', 'total'],
  ['|小计|12', 'total'],
  ['||', 'empty'],
  ['甲|乙|1|2|3', 'numbering'],
  ['姓名|党支部|代码', 'header'],
  ['1|张三|合计', 'data'],
  ['备注|张三|一支部', 'data'],
  ['1|2|3|张三', 'data'],
])('a row %j is %s', (text, kind) => {
  const [row] = table(text);
  const headings = ['姓名', '党支部', '代码'].map((it, index) => ({ column: index + 1, text: it }));
  expect(row && rowKind(row, headings)).toBe(kind);
});
