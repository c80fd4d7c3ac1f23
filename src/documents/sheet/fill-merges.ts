import { limits } from './limits.ts';
import { EMPTY_CELL, type MergedRange, type SheetCell, type SheetRow } from './types.ts';

interface Open {
  readonly toRow: number;
  readonly cell: SheetCell;
}

/**
 * Repeats the value of vertically merged cells in every row they cover, as a person reads them (a branch named once
 * beside its members). Rows must arrive in order; returns a function for one row after another.
 */
export function mergeFiller(merges: readonly MergedRange[]): (row: SheetRow) => SheetRow {
  const waiting = merges
    .filter((range) => range.toRow > range.fromRow && range.fromColumn <= limits.columns)
    .sort((one, other) => one.fromRow - other.fromRow);
  const open = new Map<number, Open>();
  let next = 0;
  return (row) => {
    for (const [column, { toRow }] of open) if (toRow < row.row) open.delete(column);
    const filled = open.size > 0 ? fill(row, open) : row;
    for (let range = waiting[next]; range && range.fromRow <= row.row; range = waiting[next]) {
      next += 1;
      const cell = row.row === range.fromRow ? row.cells[range.fromColumn - 1] : undefined;
      if (cell && cell.kind !== 'empty') open.set(range.fromColumn, { toRow: range.toRow, cell });
    }
    return filled;
  };
}

function fill(row: SheetRow, open: ReadonlyMap<number, Open>): SheetRow {
  const cells = [...row.cells];
  for (const [column, { cell }] of open) {
    while (cells.length < column) cells.push(EMPTY_CELL);
    if (cells[column - 1]?.kind === 'empty') cells[column - 1] = cell;
  }
  return { row: row.row, cells };
}
