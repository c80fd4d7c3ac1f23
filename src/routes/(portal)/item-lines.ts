import type { Office } from '../../platform/index.ts';
import type { PublicItemRow } from '../../steps/3-publish/index.ts';
import { closedLate, lightOf, workingDaysLeft, type Light } from '../../steps/4-fulfill/index.ts';

/** A public item with what the calendar says about it today. */
export interface ItemLine extends PublicItemRow {
  readonly light: Light | undefined;
  readonly workingDays: number | undefined;
  readonly late: boolean;
}

export function itemLine({ clock, calendar }: Office, row: PublicItemRow): ItemLine {
  const today = clock.today();
  return {
    ...row,
    light: lightOf(row.state, row.dueOn, today, calendar) ?? undefined,
    workingDays: workingDaysLeft(row.state, row.dueOn, today, calendar) ?? undefined,
    late: closedLate(row.dueOn, row.closedOn),
  };
}

export const itemLines = (office: Office, rows: readonly PublicItemRow[]): ItemLine[] =>
  rows.map((row) => itemLine(office, row));
