import { addDays, dayOf } from '../../../kernel/days.ts';
import type { Office } from '../../../platform/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import { subtreeFigures } from './figures.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import type { PublicHome } from './types.ts';

const SHOWN = 8;
const SOON_DAYS = 30;

/** The front page: what the round is about, how far it is, and what was just promised, falls due, and was kept. */
export async function publicHome(office: Office): Promise<PublicHome> {
  const found = await currentRound(office);
  const round = found && found.state !== 'draft' ? found : undefined;
  const root = await office.db
    .selectFrom('organization')
    .select(['id', 'code', 'name'])
    .where('parent_id', 'is', null)
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  const figures = (await subtreeFigures(office, round?.id, root ? [root.id] : [])).get(root?.id ?? '');
  const today = dayOf(office.clock.now());
  const [latest, dueSoon, fulfilled] = await Promise.all([
    publicItems(office)
      .orderBy('item.published_at', 'desc')
      .orderBy('item.id', 'desc')
      .limit(SHOWN)
      .execute(),
    publicItems(office)
      .where('item.state', '=', 'inProgress')
      .where('item.due_on', '>=', today)
      .where('item.due_on', '<=', addDays(today, SOON_DAYS))
      .orderBy('item.due_on')
      .orderBy('item.id')
      .limit(SHOWN)
      .execute(),
    publicItems(office)
      .where('item.state', '=', 'closedOut')
      .orderBy('item.closed_on', 'desc')
      .orderBy('item.id', 'desc')
      .limit(SHOWN)
      .execute(),
  ]);
  return {
    round: round
      ? { code: round.code, name: round.name, theme: round.theme, goals: round.goals, endsOn: round.endsOn }
      : null,
    organizations: figures?.organizations ?? 0,
    organizationsCommitted: figures?.organizationsCommitted ?? 0,
    membersCommitted: figures?.membersCommitted ?? 0,
    figures: figures ?? { items: 0, inProgress: 0, reportedDone: 0, closedOut: 0, unfulfilled: 0 },
    latest: latest.map(toPublicItem),
    dueSoon: dueSoon.map(toPublicItem),
    fulfilled: fulfilled.map(toPublicItem),
    root: root ? { code: root.code, name: root.name } : null,
  };
}
