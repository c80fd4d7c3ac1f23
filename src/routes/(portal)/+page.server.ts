import { publicHome } from '../../steps/3-publish/index.ts';
import { itemLines } from './item-lines.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office } }) => {
  const home = await publicHome(office);
  return {
    ...home,
    latest: itemLines(office, home.latest),
    dueSoon: itemLines(office, home.dueSoon),
    fulfilled: itemLines(office, home.fulfilled),
    today: office.clock.today(),
  };
};
