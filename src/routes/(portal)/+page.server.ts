import { publicNeeds } from '../../steps/1-propose/needs/index.ts';
import { askingNow } from '../../steps/1-propose/questionnaires/index.ts';
import { publicHome } from '../../steps/3-publish/index.ts';
import { itemLines } from './item-lines.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office } }) => {
  const [home, asking, needs] = await Promise.all([
    publicHome(office),
    askingNow(office),
    publicNeeds(office, { limit: 1 }),
  ]);
  return {
    ...home,
    asking,
    needsWaiting: needs.waiting,
    latest: itemLines(office, home.latest),
    dueSoon: itemLines(office, home.dueSoon),
    fulfilled: itemLines(office, home.fulfilled),
    today: office.clock.today(),
  };
};
