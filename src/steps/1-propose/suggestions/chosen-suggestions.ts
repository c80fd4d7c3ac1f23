import { sql } from 'kysely';
import { isId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';
import { chosenIds, SUGGESTION_COLUMNS, toSuggestion } from './store.ts';
import { SUGGESTIONS_AT_ONCE, type Suggestion } from './types.ts';

/** Of what somebody ticked that which the actor handles, for a look before a bulk act, and how many go along. */
export async function chosenSuggestions(
  ctx: Context,
  ticked: readonly string[],
  withAlike: boolean,
): Promise<{ readonly suggestions: readonly Suggestion[]; readonly total: number }> {
  requireAccount(ctx.actor);
  const ids = [...new Set(ticked.filter(isId))].slice(0, SUGGESTIONS_AT_ONCE);
  if (ids.length === 0) return { suggestions: [], total: 0 };
  const rows = await ctx.db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .select(SUGGESTION_COLUMNS)
    .where('suggestion.id', 'in', ids)
    .where(
      where(ctx.actor, 'suggestion.handle', {
        organizationId: sql.ref('suggestion.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
      }),
    )
    .orderBy('suggestion.received_on')
    .orderBy('suggestion.id')
    .execute();
  const suggestions = rows.map(toSuggestion);
  const all = await chosenIds(ctx, { ids: suggestions.map(({ id }) => id), withAlike });
  return { suggestions, total: all.length };
}
