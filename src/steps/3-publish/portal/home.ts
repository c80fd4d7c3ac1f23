import { addDays } from '../../../kernel/days.ts';
import type { Office } from '../../../platform/index.ts';
import { stepAt } from '../../../registry/rounds/index.ts';
import { NO_FIGURES, treeFigures } from './figures.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import { placesBelow } from './places.ts';
import { shownRound } from './shown-round.ts';
import type { PublicHome } from './types.ts';

const SHOWN = 4;
const SOON_DAYS = 30;
const PLACES = 24;

/** The front page: what the round is about, how far it is, and what was just promised, falls due, and was kept. */
export async function publicHome(office: Office): Promise<PublicHome> {
  const round = await shownRound(office);
  const root = await topOfTree(office);
  const figures = root ? await treeFigures(office, round?.id, root.path) : undefined;
  const total = figures?.total ?? NO_FIGURES;
  const today = office.clock.today();
  const [latest, dueSoon, fulfilled, places] = await Promise.all([
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
    root && figures ? placesBelow(office, root.id, figures, { limit: PLACES }) : undefined,
  ]);
  return {
    round: round
      ? {
          code: round.code,
          name: round.name,
          theme: round.theme,
          goals: round.goals,
          state: round.state === 'closed' ? 'closed' : 'open',
          endsOn: round.endsOn,
          step: stepAt(round, today),
          calendar: round.settings.calendar,
        }
      : null,
    organizations: total.organizations,
    organizationsCommitted: total.organizationsCommitted,
    membersCommitted: total.membersCommitted,
    figures: total,
    latest: latest.map(toPublicItem),
    dueSoon: dueSoon.map(toPublicItem),
    fulfilled: fulfilled.map(toPublicItem),
    places: places?.rows ?? [],
    root: root ? { code: root.code, name: root.name } : null,
  };
}

/** The organization at the top of the tree, while there is one. */
export const topOfTree = ({ db }: Pick<Office, 'db'>) =>
  db
    .selectFrom('organization')
    .select(['id', 'code', 'name', 'path'])
    .where('parent_id', 'is', null)
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
