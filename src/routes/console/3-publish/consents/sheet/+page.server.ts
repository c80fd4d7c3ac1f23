import { currentRound } from '../../../../../registry/rounds/index.ts';
import { listConsents, newestConsentText } from '../../../../../steps/3-publish/consent/index.ts';
import { scopeOf } from '../../../1-propose/scope-of.ts';
import type { PageServerLoad } from './$types';

const MOST = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  if (!round || !scope) return { round: null };
  const register = await listConsents(ctx, {
    organizationId: scope.organization.id,
    roundId: round.id,
    limit: MOST,
  });
  return {
    round: { name: round.name },
    organizationName: register.organizationName,
    text: newestConsentText(),
    // Who agrees already need not sign again.
    names: register.rows
      .filter(({ consent }) => consent === null || consent.withdrawn !== null)
      .map(({ personId, name }) => ({ personId, name })),
  };
};
