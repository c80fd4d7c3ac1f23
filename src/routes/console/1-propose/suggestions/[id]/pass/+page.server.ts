import { redirect } from '@sveltejs/kit';
import { isId } from '../../../../../../kernel/ids.ts';
import { organizationFacts } from '../../../../../../registry/organizations/index.ts';
import { findInCharge } from '../../../../../../steps/1-propose/needs/index.ts';
import { passSuggestion, showSuggestion } from '../../../../../../steps/1-propose/suggestions/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { suggestionAddress, SUGGESTIONS } from '../../../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const { suggestion, organization, item, mayHandle } = await showSuggestion(ctx, params.id);
  if (!mayHandle || item || suggestion.state !== 'received') redirect(303, suggestionAddress(suggestion.id));
  const { parentId } = await organizationFacts(ctx, organization.id);
  // What the sender named as the place is the first guess.
  const query = url.searchParams.get('q') ?? suggestion.place ?? '';
  const to = url.searchParams.get('to') ?? '';
  const [superior, target, found] = await Promise.all([
    parentId === null ? undefined : organizationFacts(ctx, parentId),
    isId(to) ? organizationFacts(ctx, to) : undefined,
    findInCharge(ctx, query),
  ]);
  return {
    suggestion,
    organization,
    query,
    superior: superior ? { id: superior.id, name: superior.name } : null,
    target: target ? { id: target.id, name: target.name } : null,
    found: found.filter(({ id }) => id !== organization.id),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await passSuggestion(ctx, event.params.id, {
        revision: sent.number('revision'),
        toOrganizationId: sent.text('toOrganizationId'),
      });
      redirect(303, `${SUGGESTIONS}?done=passed&scope=${sent.text('organizationId')}`);
    }),
};
