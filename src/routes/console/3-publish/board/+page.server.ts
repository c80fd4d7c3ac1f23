import { redirect } from '@sveltejs/kit';
import { currentRound } from '../../../../registry/rounds/index.ts';
import { CHANNELS, recordOccasion } from '../../../../steps/3-publish/channels/index.ts';
import { listPublished } from '../../../../steps/3-publish/inside/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { oneOf, scopeOf } from '../../1-propose/scope-of.ts';
import { sentOccasion } from '../sent-occasion.ts';
import { BOARD } from '../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  const missing = oneOf(CHANNELS, url.searchParams.get('missing'));
  if (!round || !scope) return { round: null };
  const after = url.searchParams.get('after');
  const page = await listPublished(ctx, {
    roundId: round.id,
    within: scope.organization.path,
    missing,
    ...(after ? { after } : {}),
  });
  return {
    round: { name: round.name },
    scope: { id: scope.organization.id, name: scope.organization.name },
    tree: scope.tree,
    missing,
    page,
    mayRecord: page.rows.some(({ mayRecord }) => mayRecord),
    today: ctx.clock.today(),
  };
};

export const actions: Actions = {
  record: (event) =>
    act(event, async (sent, ctx) => {
      const { input, photos } = await sentOccasion(sent);
      await recordOccasion(ctx, { ...input, letterIds: sent.texts('letterIds') }, photos);
      const scope = event.url.searchParams.get('scope');
      redirect(303, `${BOARD}?done=recorded${scope ? `&scope=${scope}` : ''}`);
    }),
};
