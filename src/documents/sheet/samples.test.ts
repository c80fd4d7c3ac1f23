import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findHeader } from './header.ts';
import { openSheet } from './open-sheet.ts';
import { rowKind } from './row-kind.ts';

const sample = (name: string) => fileURLToPath(new URL(`samples/${name}`, import.meta.url));

const organization = {
  code: ['党组织代码', '代码'],
  name: ['党组织全称', '全称', '党组织名称'],
  shortName: ['党组织简称', '简称'],
  superior: ['上级党组织'],
  kind: ['类别', '党组织类别'],
  domain: ['所属领域', '领域'],
  secretary: ['书记', '党组织书记'],
  phone: ['监督电话', '联系方式', /电话/],
  members: ['党员数', '党员人数'],
};
const person = {
  name: ['姓名', '党员姓名'],
  sex: ['性别'],
  branch: ['所在党支部', '党组织名称', '所在支部'],
  branchCode: ['党支部代码', '党组织代码'],
  superior: ['上级党组织'],
  kind: ['人员类别', '政治面貌'],
  post: ['职务'],
  leader: ['是否党员领导干部', '领导干部'],
  joined: ['入党时间', '入党日期'],
  floating: ['是否流动党员', '流动'],
  note: ['备注'],
};
const need = {
  number: ['工单号'],
  received: ['受理时间'],
  place: ['诉求地点'],
  category: ['类别'],
  text: ['诉求内容'],
  people: ['反映人次'],
  phone: ['联系方式'],
  state: ['办理情况'],
};
const leftover = {
  unit: ['责任单位'],
  text: ['整改事项'],
  leader: ['责任领导'],
  due: ['原定时限'],
  progress: [/进展/],
  reason: [/原因/],
};
const item = {
  branch: ['所在党支部'],
  code: ['党支部代码'],
  name: ['姓名'],
  kind: ['承诺类别'],
  text: ['承诺事项'],
  measures: ['具体措施'],
  due: ['完成时限'],
  owner: ['责任人'],
};

async function readSample(name: string, dictionary: Record<string, readonly (string | RegExp)[]>) {
  const sheet = await openSheet(sample(name));
  const header = findHeader(await sheet.head(20), dictionary, sheet.merges);
  const rows = [];
  for await (const row of sheet) if (row.row >= (header?.firstDataRow ?? 0)) rows.push(row);
  return {
    sheet,
    header,
    rows,
    data: rows.filter((row) => rowKind(row, header?.headings) === 'data'),
    columns: Object.fromEntries((header?.guesses ?? []).map((guess) => [guess.field, guess.column])),
  };
}

describe('files as offices send them', () => {
  it('joins the two-row header of the organization tree and leaves its note out', async () => {
    const { sheet, header, rows, data, columns } = await readSample('organizations.xlsx', organization);
    expect(sheet).toMatchObject({
      format: 'xlsx',
      sheetName: 'Sheet1',
      sheetNames: ['Sheet1'],
      declaredRows: 3039,
    });
    expect(header?.headerRows).toEqual([3, 4]);
    expect(header?.firstDataRow).toBe(5);
    expect(header?.headings.map((it) => it.text)).toEqual([
      '序号', '党组织·代码', '党组织·全称', '党组织·简称', '上级党组织', '类别', '所属领域',
      '书记及联系方式·书记', '书记及联系方式·监督电话', '党员数',
    ]); // prettier-ignore
    expect(columns).toEqual({
      code: 2, name: 3, shortName: 4, superior: 5, kind: 6, domain: 7, secretary: 8, phone: 9, members: 10,
    }); // prettier-ignore
    expect(data).toHaveLength(3033);
    expect(rows.at(-1)?.row).toBe(3039);
    expect(data.at(-1)?.cells[1]).toMatchObject({ kind: 'number', text: '3203990020', precisionLost: false });
  });

  it('reads a roster in GB18030 with its rare characters', async () => {
    const { sheet, header, data, columns } = await readSample('people-yunlong-gb18030.csv', person);
    expect(sheet).toMatchObject({ format: 'csv', encoding: 'gb18030', delimiter: ',' });
    expect(header?.headerRows).toEqual([1, 1]);
    expect(columns).toEqual({
      name: 1, sex: 2, branch: 3, branchCode: 4, superior: 5, kind: 6, post: 7, leader: 8, joined: 9,
      floating: 10, note: 11,
    }); // prettier-ignore
    expect(data).toHaveLength(4380);
    const named = [...'犇喆垚昇玥旸翀堃赟䶮'].map(
      (rare) => data.filter((row) => row.cells[0]?.text.includes(rare)).length,
    );
    expect(named).toEqual([115, 142, 104, 109, 136, 117, 116, 164, 123, 113]);
  });

  it('reads a county roster with other headings and codes kept as digits', async () => {
    const { header, data, columns } = await readSample('people-peixian.xlsx', person);
    expect(header?.headerRows).toEqual([2, 2]);
    expect(columns).toEqual({
      branch: 2, name: 3, kind: 4, post: 5, leader: 6, floating: 7, branchCode: 8, note: 9,
    }); // prettier-ignore
    expect(data).toHaveLength(20385);
    expect(data[0]?.cells.map((cell) => cell.text)).toEqual([
      '1', '泗水社区党支部', '程 䶮', '中共党员', '党支部书记', '√', '', '320322001001',
    ]); // prettier-ignore
  });

  it.each([
    ['hotline-yunlong.xlsx', need, 420, 8],
    ['rectification-leftovers.xlsx', leftover, 60, 6],
    ['letters-yunlong.xlsx', item, 3161, 8],
  ] as const)('finds every column of %s below its title', async (name, dictionary, count, fields) => {
    const { header, data } = await readSample(name, dictionary);
    expect(header?.headerRows).toEqual([2, 2]);
    expect(header?.guesses).toHaveLength(fields);
    expect(header?.guesses.every((guess) => guess.confidence >= 0.9)).toBe(true);
    expect(data).toHaveLength(count);
  });
});
