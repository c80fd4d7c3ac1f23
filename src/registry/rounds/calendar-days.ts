import * as z from 'zod';
import { isDay, type Day } from '../../kernel/days.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { officeFacts } from './store.ts';

/** A day that is not what its weekday says: 法定节假日 or 调休上班日. */
export interface CalendarDay {
  readonly day: Day;
  readonly kind: 'holiday' | 'makeUp';
  readonly name: string;
  /** Computed ahead of the yearly announcement. */
  readonly provisional: boolean;
}

const change = z.object({
  day: z.string().refine(isDay, 'input.not-a-day'),
  kind: z.enum(['holiday', 'makeUp', 'ordinary'], 'input.missing'),
  name: z.string().trim().max(30, 'input.too-long').default(''),
});

/** The exceptions of one year in their order. Public knowledge, so without a permission check. */
export async function calendarDays({ db }: Pick<Context, 'db'>, year: number): Promise<CalendarDay[]> {
  const rows = await db
    .selectFrom('calendar_day')
    .selectAll()
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as CalendarDay['kind'] }));
}

/**
 * Makes a day a holiday, a working day to make up for one, or an ordinary day again. Limits counted from now on follow.
 * @throws DomainError `input.invalid`, `access.denied`
 */
export async function setCalendarDay(ctx: Context, input: unknown): Promise<void> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { day, kind, name } = parse(change, input);
  await transact(ctx, async (tx) => {
    if (kind === 'ordinary') {
      await tx.db.deleteFrom('calendar_day').where('day', '=', day).execute();
    } else {
      await tx.db
        .insertInto('calendar_day')
        .values({ day, kind, name, provisional: false })
        .onConflict((clash) => clash.column('day').doUpdateSet({ kind, name, provisional: false }))
        .execute();
    }
    await audit(tx, {
      action: 'calendar.set-day',
      subjectKind: 'calendarDay',
      subjectId: day,
      detail: { kind, name },
    });
    tx.afterCommit((office) => office.calendar.reload());
  });
}
