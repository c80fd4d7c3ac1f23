import { DomainError } from '../../../../../kernel/errors.ts';
import {
  authorityOver,
  mayNameAuthority,
  nameAuthority,
  possibleAuthorities,
} from '../../../../../registry/people/index.ts';
import { actOn } from '../act-on.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const ctx = locals.context;
  const { person } = await parent();
  if (!mayNameAuthority(ctx, person)) {
    throw new DomainError(person.leadingCadre ? 'access.denied' : 'person.no-leading-cadre');
  }
  return {
    authorities: await possibleAuthorities(ctx, person),
    authority: (await authorityOver(ctx, params.id)) ?? '',
  };
};

export const actions: Actions = { default: actOn(nameAuthority) };
