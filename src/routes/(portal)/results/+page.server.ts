import { placeNamed, topPlaces } from '../../../steps/3-publish/index.ts';
import { publicResults } from '../../../steps/5-appraise/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, url, setHeaders }) => {
  // Leading cadres stand here by name.
  setHeaders({ 'x-robots-tag': 'noindex' });
  const after = url.searchParams.get('after');
  const [place, tops] = await Promise.all([
    placeNamed(office, url.searchParams.get('place')?.trim() ?? ''),
    topPlaces(office),
  ]);
  const { rows, next } = await publicResults(office, {
    path: place?.path,
    limit: 30,
    ...(after === null ? {} : { after }),
  });
  return {
    place: place ? { code: place.code, name: place.name } : null,
    tops: tops.map(({ code, name }) => ({ code, name })),
    rows,
    next,
  };
};
