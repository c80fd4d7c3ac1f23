import type { Office } from '../../../platform/index.ts';
import type { Category } from '../../../registry/rounds/types.ts';
import { shownRound } from './shown-round.ts';

/** Categories of the round, those of organizations first; each code once. */
export async function publicCategories(office: Pick<Office, 'db'>): Promise<readonly Category[]> {
  const round = await shownRound(office);
  if (!round) return [];
  const { organization, person } = round.settings.categories;
  const own = new Set(organization.map(({ code }) => code));
  return [...organization, ...person.filter(({ code }) => !own.has(code))];
}
