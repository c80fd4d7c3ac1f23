import { invalid } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { suggestionPass } from './schemas.ts';
import { moveSuggestion, takeSuggestion } from './store.ts';

/**
 * Hands a suggestion from the box to the organization in charge before it is taken up; its clocks run on. Contact data
 * goes along and is read there only. @throws DomainError `suggestion.conflict`, `input.invalid` at `toOrganizationId`
 */
export async function passSuggestion(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision, toOrganizationId } = parse(suggestionPass, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'suggestion.pass', input: { id, revision, toOrganizationId } }, async () => {
      const taken = await takeSuggestion(tx, id, 'pass', revision);
      const field = 'toOrganizationId';
      // What is said about an item is answered by whoever committed to it.
      if (taken.suggestion.itemId !== null) throw invalid([{ field, code: 'suggestion.on-item' }]);
      const to = await organizationFacts(tx, toOrganizationId);
      if (to.state === 'closed') throw invalid([{ field, code: 'organization.closed' }]);
      if (to.id === taken.organization.id) throw invalid([{ field, code: 'suggestion.same-organization' }]);
      await moveSuggestion(
        tx,
        taken,
        'pass',
        { organization_id: to.id, held: false },
        { from: taken.organization.name, to: to.name },
      );
    }),
  );
}
