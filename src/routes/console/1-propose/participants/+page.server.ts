import { redirect } from '@sveltejs/kit';
import { can } from '../../../../registry/access/index.ts';
import {
  endExemption,
  exemptionOfOrganization,
  letterOfOrganization,
  listParticipants,
  removeOral,
  type Participation,
} from '../../../../registry/letters/index.ts';
import { currentRound } from '../../../../registry/rounds/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { participantsOf } from '../addresses.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import type { Actions, PageServerLoad } from './$types';

const PARTICIPATION: readonly Participation[] = ['written', 'oral', 'exempt', 'blank'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  if (!round || !scope) return { round: null };
  const { id, name, path, parentId } = scope.organization;
  const participation = oneOf(PARTICIPATION, url.searchParams.get('participation'));
  const after = url.searchParams.get('after');
  const facts = { organizationId: id, path, parentId };
  const page = await listParticipants(ctx, {
    roundId: round.id,
    organizationId: id,
    ...(participation ? { participation } : {}),
    ...(after ? { after } : {}),
  });
  return {
    round: { name: round.name, exemptionReasons: round.settings.exemptionReasons },
    scope: { id, name },
    tree: scope.tree,
    page,
    letter: await letterOfOrganization(ctx, round.id, id),
    exemption: await exemptionOfOrganization(ctx, round.id, id),
    mayRecord: round.state === 'open' && can(ctx.actor, 'participation.record', facts).allowed,
    participation: participation ?? '',
  };
};

export const actions: Actions = {
  endExemption: (event) =>
    act(event, async (sent, ctx) => {
      await endExemption(ctx, sent.text('id'));
      redirect(303, participantsOf(sent.text('organizationId'), 'ended'));
    }),
  removeOral: (event) =>
    act(event, async (sent, ctx) => {
      await removeOral(ctx, sent.text('id'));
      redirect(303, participantsOf(sent.text('organizationId'), 'removed'));
    }),
};
