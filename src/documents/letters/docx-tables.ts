import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { FONTS, run } from './docx-words.ts';
import type { formOf } from './form.ts';
import type { LetterBack, LetterSheet } from './types.ts';

type Form = ReturnType<typeof formOf>;

/** Width of the type area in twips; widths in percent collapse in some word processors. */
const WIDTH = 9638;

interface CellLook {
  readonly center?: boolean;
  readonly head?: boolean;
  readonly span?: number;
}

const cell = (
  text: string,
  width: number,
  { center = false, head = false, span = 1 }: CellLook = {},
): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: center || head ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [run(line, { size: 21, ...(head ? { font: FONTS.hei } : {}) })],
        }),
    ),
  });

const table = (columns: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({ width: { size: WIDTH, type: WidthType.DXA }, columnWidths: [...columns], rows: [...rows] });

const row = (children: readonly TableCell[], more: { header?: boolean; height?: number } = {}): TableRow =>
  new TableRow({
    children: [...children],
    cantSplit: true,
    tableHeader: more.header ?? false,
    ...(more.height ? { height: { value: more.height, rule: HeightRule.ATLEAST } } : {}),
  });

/** Label and value, two pairs on a line. */
export function factTable(facts: LetterSheet['facts']): Table {
  const columns = [1500, 3319, 1500, 3319];
  const rows: TableRow[] = [];
  let pair: TableCell[] = [];
  const flush = (): void => {
    if (pair.length === 2) pair.push(cell('', 1500), cell('', 3319));
    if (pair.length > 0) rows.push(row(pair));
    pair = [];
  };
  for (const [label, value, wide] of facts) {
    if (wide) {
      flush();
      rows.push(row([cell(label, 1500, { head: true }), cell(value, WIDTH - 1500, { span: 3 })]));
      continue;
    }
    pair.push(cell(label, 1500, { head: true }), cell(value, 3319));
    if (pair.length === 4) flush();
  }
  flush();
  return table(columns, rows);
}

export function itemTable(form: Form): Table {
  const organization = form.committer === 'organization';
  const columns = organization ? [560, 1050, 2728, 2200, 950, 1150, 1000] : [560, 1300, 3578, 2800, 1400];
  const heads = [
    '序号',
    '类别',
    '承诺事项',
    '具体措施',
    ...(organization ? ['责任人'] : []),
    '完成时限',
    ...(organization ? ['需求来源'] : []),
  ];
  const written = form.items.map((item) => [
    item.nth,
    item.category,
    item.content,
    item.measures,
    ...(organization ? [item.responsible] : []),
    item.due,
    ...(organization ? [item.source] : []),
  ]);
  return table(columns, [headRow(heads, columns), ...bodyRows(written, columns, [2, 3], form.blankRows)]);
}

/** What became of each item. */
export function backTable(back: LetterBack, blankRows: number): Table {
  const columns = [560, 3200, 3478, 1100, 1300];
  const written = back.items.map((item) => [item.nth, item.content, item.told, item.outcome, item.closedOn]);
  return table(columns, [
    headRow(['序号', '承诺事项', '兑现情况', '结论', '销号日期'], columns),
    ...bodyRows(written, columns, [1, 2], back.items.length === 0 ? blankRows : 0),
  ]);
}

export const partTable = (back: LetterBack): Table =>
  table(
    [1800, WIDTH - 1800],
    back.parts.map(({ title, body }) =>
      row([cell(title, 1800, { head: true }), cell(body, WIDTH - 1800)], { height: 800 }),
    ),
  );

/** Opinion of the reviewer and signature of the committer, side by side. */
export function signTable(form: Form): Table {
  const { review } = form;
  const half = WIDTH / 2;
  const opinion = `审核意见：${review.opinion}\n\n审核单位（盖章）：${review.by}\n审核人：${review.reviewer || '__________'}\n${review.on || '____年__月__日'}`;
  const signed =
    form.committer === 'organization'
      ? `承诺单位（盖章）：${form.signature.unit}\n\n负责人（签字）：__________\n\n____年__月__日`
      : '承诺人（签字）：__________\n\n\n____年__月__日';
  return table([half, half], [row([cell(opinion, half), cell(signed, half)], { height: 1900 })]);
}

const headRow = (heads: readonly string[], columns: readonly number[]): TableRow =>
  row(
    heads.map((text, i) => cell(text, columns[i] ?? 0, { head: true })),
    { header: true },
  );

function bodyRows(
  written: readonly (readonly string[])[],
  columns: readonly number[],
  left: readonly number[],
  blanks: number,
): TableRow[] {
  const rowOf = (texts: readonly string[], height?: number): TableRow =>
    row(
      texts.map((text, i) => cell(text, columns[i] ?? 0, { center: !left.includes(i) })),
      height ? { height } : {},
    );
  const empty = Array.from({ length: blanks }, (_, i) =>
    rowOf([String(i + 1), ...columns.slice(1).map(() => '')], 800),
  );
  return [...written.map((texts) => rowOf(texts)), ...empty];
}
