import { redirect } from '@sveltejs/kit';
import type { ItemState } from '../../../registry/letters/types.ts';
import {
  placeNamed,
  publicNumber,
  searchPublic,
  topPlaces,
  type PublicDue,
} from '../../../steps/3-publish/index.ts';
import { itemLines } from '../item-lines.ts';
import type { PageServerLoad } from './$types';

/** What a reader may narrow the list to; not kept takes both kinds. */
const STATES: Readonly<Record<string, readonly ItemState[]>> = {
  inProgress: ['inProgress'],
  reportedDone: ['reportedDone'],
  closedOut: ['closedOut'],
  notKept: ['unfulfilled', 'underRectification'],
  withdrawn: ['withdrawn'],
};
const DUES: Readonly<Record<string, PublicDue>> = { 7: 7, 30: 30, 90: 90, overdue: 'overdue' };

export const load: PageServerLoad = async ({ locals: { office }, url }) => {
  const read = (name: string): string => url.searchParams.get(name)?.trim() ?? '';
  const [q, state, due, after] = [read('q').slice(0, 60), read('state'), read('due'), read('after')];
  const numbered = q === '' ? undefined : await publicNumber(office, q);
  if (numbered) redirect(303, `/${numbered === 'letter' ? 'l' : 'i'}/${q.normalize('NFKC').trim()}`);
  const [place, tops] = await Promise.all([placeNamed(office, read('place')), topPlaces(office)]);
  const finds = await searchPublic(office, {
    words: q,
    place: place?.code,
    states: STATES[state],
    due: DUES[due],
    ...(after === '' ? {} : { after }),
  });
  return {
    q,
    state: state in STATES ? state : '',
    due: due in DUES ? due : '',
    place: place ?? null,
    tops,
    states: Object.keys(STATES),
    dues: ['7', '30', '90', 'overdue'],
    found: finds.places,
    items: itemLines(office, finds.items.rows),
    next: finds.items.next,
  };
};
