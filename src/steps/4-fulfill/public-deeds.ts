import type { Office } from '../../platform/index.ts';
import { loadOccurrences, type ItemState, type Recurrence } from '../../registry/letters/index.ts';
import { NAMING, publicNaming } from '../3-publish/index.ts';
import { marksOf } from './occurrence-marks.ts';
import { datedDeeds } from './rules.ts';
import type { DatedDeed } from './types.ts';

export interface PublicDeed extends DatedDeed {
  /** What was done, in the committer's words. */
  readonly note: string | null;
}

export interface PublicSeries {
  readonly recurrence: Recurrence | null;
  readonly deeds: readonly PublicDeed[];
}

/** The dated deeds of a public recurring item, as anybody may read them; empty when it is promised once or not public. */
export async function publicDeeds(
  office: Pick<Office, 'db' | 'clock' | 'calendar'>,
  itemNumber: string,
): Promise<PublicSeries> {
  const item = await office.db
    .selectFrom('item')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .select(['item.id', 'item.state', 'item.recurrence', NAMING.as('naming')])
    .where('item.number', '=', itemNumber)
    .where('item.public', '=', true)
    .executeTakeFirst();
  if (!item) return { recurrence: null, deeds: [] };
  const known = (await loadOccurrences(office, [item.id])).get(item.id) ?? [];
  if (known.length === 0) return { recurrence: item.recurrence as Recurrence | null, deeds: [] };
  const marks = await marksOf(office, item.id);
  const { tell: told } = publicNaming(item.naming);
  const deeds = datedDeeds(known, item.state as ItemState, office.clock.today(), office.calendar);
  return {
    recurrence: item.recurrence as Recurrence | null,
    deeds: deeds.map((deed) => {
      const mark = marks.find(
        ({ period, nth, doneOn }) => period === deed.period && nth === deed.nth && doneOn === deed.doneOn,
      );
      return { ...deed, note: deed.doneOn !== null && mark?.note ? told(mark.note) : null };
    }),
  };
}
