/** One measured thing beside the limit of the same run. */
export interface Line {
  readonly what: string;
  /** What was measured, with its unit. */
  readonly value: string;
  /** What the limit is, and what it measured. */
  readonly limit: string;
  /** Better is more where the budget is a ratio; for times it says how many times the limit. */
  readonly ratio: number;
  readonly budget: string;
  readonly met: boolean | undefined;
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Progress goes to stderr, so that stdout holds the table alone. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

let told = '';

export function sayProgress(what: string, done: number, total: number): void {
  const text = `${what} ${Math.floor((10 * done) / Math.max(1, total)) * 10} %`;
  if (text !== told) say(text);
  told = text;
}

export function table(sections: readonly Section[]): string {
  const head = ['', 'measured', 'limit of this run', 'ratio', 'budget', ''];
  const body = sections.map(({ title, lines }) => ({ title, cells: lines.map(cellsOf) }));
  const widths = head.map((name, column) =>
    Math.max(name.length, ...body.flatMap(({ cells }) => cells.map((row) => row[column]?.length ?? 0))),
  );
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const parts = body.map(({ title, cells }) => [`\n${title}`, ...cells.map(print)].join('\n'));
  return `${[print(head), ...parts].join('\n')}\n`;
}

const cellsOf = ({ what, value, limit, ratio, budget, met }: Line): string[] => [
  `  ${what}`,
  value,
  limit,
  ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2),
  budget,
  met === undefined ? '' : met ? 'met' : 'NOT MET',
];
