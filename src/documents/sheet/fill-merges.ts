import { EMPTY_CELL, type MergedRange, type SheetCell, type SheetRow } from './types.ts';

/**
 * Repeats the value of vertically merged cells in every row they cover, as a person reads them (a branch named once
 * beside its members). Rows must arrive in order; returns a function for one row after another.
 */
export function mergeFiller(merges: readonly MergedRange[]): (row: SheetRow) => SheetRow {
  const waiting = merges
    .filter((range) => range.toRow > range.fromRow)
    .sort((one, other) => one.fromRow - other.fromRow);
  let next = 0;
  let open: { readonly range: MergedRange; readonly cell: SheetCell }[] = [];
  return (row) => {
    if (open.length > 0) open = open.filter((it) => it.range.toRow >= row.row);
    const filled = open.length > 0 ? fill(row, open) : row;
    for (let range = waiting[next]; range && range.fromRow <= row.row; range = waiting[next]) {
      next += 1;
      const cell = row.row === range.fromRow ? row.cells[range.fromColumn - 1] : undefined;
      if (cell && cell.kind !== 'empty') open.push({ range, cell });
    }
    return filled;
  };
}

function fill(
  row: SheetRow,
  open: readonly { readonly range: MergedRange; readonly cell: SheetCell }[],
): SheetRow {
  const cells = [...row.cells];
  for (const { range, cell } of open) {
    const column = range.fromColumn;
    while (cells.length < column) cells.push(EMPTY_CELL);
    if (cells[column - 1]?.kind === 'empty') cells[column - 1] = cell;
  }
  return { row: row.row, cells };
}
