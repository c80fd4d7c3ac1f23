import type { Context } from '../../../../platform/index.ts';
import { currentRound, type Choice } from '../../../../registry/rounds/index.ts';

/** Needs are sorted by the categories that the round has for letters. */
export async function needCategories(ctx: Context): Promise<Choice[]> {
  const { organization, person } = (await currentRound(ctx))?.settings.categories ?? {
    organization: [],
    person: [],
  };
  const known = new Set<string>();
  return [...organization, ...person].filter(({ code }) => !known.has(code) && known.add(code));
}
