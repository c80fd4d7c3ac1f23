import type { PeopleFilter } from '../../../registry/people/index.ts';
import { PERSON_KINDS } from '../../../registry/people/types.ts';

const MOBILE = ['in', 'out', 'any'] as const;

/** Conditions of the list as the address holds them; what the address should not say is not heard. */
export function filterOf(query: URLSearchParams): PeopleFilter {
  const kinds = PERSON_KINDS.filter((kind) => query.getAll('kind').includes(kind));
  const mobile = MOBILE.find((value) => value === query.get('mobile'));
  const name = (query.get('name') ?? '').trim();
  return {
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(query.has('cadre') ? { leadingCadre: true } : {}),
    ...(mobile ? { mobile } : {}),
    ...(name ? { name } : {}),
    ...(query.get('state') === 'left' ? { left: true } : {}),
  };
}

/** How many conditions are set. */
export const conditionsOf = (filter: PeopleFilter): number => Object.keys(filter).length;
