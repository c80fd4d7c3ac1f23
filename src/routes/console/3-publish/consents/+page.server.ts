import { redirect } from '@sveltejs/kit';
import { isDomainError } from '../../../../kernel/errors.ts';
import { currentRound } from '../../../../registry/rounds/index.ts';
import { listConsents, recordConsents, withdrawConsent } from '../../../../steps/3-publish/consent/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Sent } from '../../../../ui/form/sent.ts';
import { scopeOf } from '../../1-propose/scope-of.ts';
import { CONSENTS } from '../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  if (!round || !scope) return { round: null };
  const after = url.searchParams.get('after');
  const request = { organizationId: scope.organization.id, roundId: round.id };
  // Further up the tree there is no roster to see; the picker leads on to a branch.
  const register = await listConsents(ctx, { ...request, ...(after ? { after } : {}) }).catch(
    (error: unknown) => {
      if (isDomainError(error) && error.code === 'access.denied') return null;
      throw error;
    },
  );
  return {
    round: {
      id: round.id,
      name: round.name,
      asked: round.settings.memberLettersOnPortal === 'full' && round.state === 'open',
    },
    scope: { id: scope.organization.id, name: scope.organization.name },
    tree: scope.tree,
    register,
    today: ctx.clock.today(),
  };
};

const back = (sent: Sent, done: string): never =>
  redirect(303, `${CONSENTS}?scope=${sent.text('scope')}&done=${done}`);

export const actions: Actions = {
  give: (event) =>
    act(event, async (sent, ctx) => {
      await recordConsents(ctx, {
        personIds: sent.texts('personIds'),
        roundId: sent.text('roundId'),
        givenOn: sent.text('givenOn'),
      });
      back(sent, 'given');
    }),
  withdraw: (event) =>
    act(event, async (sent, ctx) => {
      await withdrawConsent(ctx, { personId: sent.text('personId'), roundId: sent.text('roundId') });
      back(sent, 'withdrawn');
    }),
};
