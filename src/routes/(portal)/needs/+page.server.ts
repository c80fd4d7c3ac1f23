import { publicNeeds } from '../../../steps/1-propose/needs/index.ts';
import { placeNamed, topPlaces } from '../../../steps/3-publish/index.ts';
import type { PageServerLoad } from './$types';

const AT_ONCE = 30;

export const load: PageServerLoad = async ({ locals: { office }, url }) => {
  const after = url.searchParams.get('after');
  const wanted = url.searchParams.get('state');
  const state = wanted === 'waiting' || wanted === 'declined' ? wanted : '';
  const [place, tops] = await Promise.all([
    placeNamed(office, url.searchParams.get('place')?.trim() ?? ''),
    topPlaces(office),
  ]);
  return {
    place: place ? { code: place.code, name: place.name } : null,
    tops: tops.map(({ code, name }) => ({ code, name })),
    state,
    needs: await publicNeeds(office, {
      limit: AT_ONCE,
      ...(place ? { within: place.path } : {}),
      ...(state ? { declined: state === 'declined' } : {}),
      ...(after === null ? {} : { after }),
    }),
  };
};
