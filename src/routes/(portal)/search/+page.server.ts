import { redirect } from '@sveltejs/kit';
import {
  ITEM_ORDERS,
  placeNamed,
  publicCategories,
  publicNumber,
  scopeChoices,
  searchPublic,
} from '../../../steps/3-publish/index.ts';
import { DUE_CHOICES, filterOf, queryOf, readAsked, STATE_CHOICES } from '../open-data/asked-items.ts';
import { itemLines } from '../item-lines.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, url, setHeaders }) => {
  const asked = readAsked(url);
  const numbered = asked.q === '' ? undefined : await publicNumber(office, asked.q);
  if (numbered) redirect(303, `/${numbered.kind === 'letter' ? 'l' : 'i'}/${numbered.number}`);
  const place = await placeNamed(office, asked.place);
  const known = { ...asked, place: place?.code ?? '' };
  const { after, order } = asked;
  const [scopes, categories, finds] = await Promise.all([
    scopeChoices(office, place?.code),
    publicCategories(office),
    searchPublic(office, { ...filterOf(known), order, ...(after === '' ? {} : { after }) }),
  ]);
  setHeaders({ 'x-robots-tag': 'noindex' });
  return {
    asked: known,
    query: queryOf(known),
    choices: {
      scopes,
      categories: categories.map(({ code, name }) => ({ code, name })),
      states: STATE_CHOICES,
      dues: [...DUE_CHOICES],
      orders: [...ITEM_ORDERS],
    },
    places: finds.places,
    found: finds.found,
    items: itemLines(office, finds.items.rows),
    next: finds.items.next,
  };
};
