import { topPlacePage } from '../../../steps/3-publish/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, url }) => {
  const after = url.searchParams.get('after');
  return {
    place: (await topPlacePage(office, after === null ? {} : { after })) ?? null,
    today: office.clock.today(),
  };
};
