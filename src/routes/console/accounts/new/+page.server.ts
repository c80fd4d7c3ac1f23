import { invite, ROLES, suggestLogin } from '../../../../registry/access/index.ts';
import { listPeople } from '../../../../registry/people/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { placeIn, rootsOf } from '../scope-tree.ts';
import type { Actions, PageServerLoad } from './$types';

const PEOPLE_MOST = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { context } = locals;
  const place = await placeIn(context, url.searchParams.get('organization'));
  if (!place) return { place: undefined, roots: await rootsOf(context), people: [], roles: ROLES, login: '' };
  const roster = await listPeople(context, { within: place.path }, { limit: PEOPLE_MOST });
  return {
    place: { id: place.id, name: place.name },
    roots: [],
    people: roster.rows
      .filter((person) => person.organizationId === place.id)
      .map(({ id, name, post }) => ({ id, name, post })),
    person: url.searchParams.get('person') ?? undefined,
    roles: ROLES,
    login: await suggestLogin(context, place.id),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => ({
      slip: await invite(ctx, {
        organizationId: sent.text('organizationId'),
        personId: sent.text('personId'),
        name: sent.text('name'),
        login: sent.text('login'),
        roles: sent.texts('roles'),
        fromDay: sent.text('fromDay'),
        untilDay: sent.text('untilDay'),
      }),
    })),
};
