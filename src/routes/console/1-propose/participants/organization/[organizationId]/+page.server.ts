import { redirect } from '@sveltejs/kit';
import { permit } from '../../../../../../registry/access/index.ts';
import { exempt } from '../../../../../../registry/letters/index.ts';
import { organizationFacts } from '../../../../../../registry/organizations/index.ts';
import { currentRound } from '../../../../../../registry/rounds/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { participantsOf } from '../../../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const ctx = locals.context;
  const { id, name, path, parentId } = await organizationFacts(ctx, params.organizationId);
  permit(ctx.actor, 'participation.record', { organizationId: id, path, parentId });
  const round = await currentRound(ctx);
  return {
    organization: { id, name },
    reasons: round?.settings.exemptionReasons ?? [],
    today: ctx.clock.today(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const { organizationId } = event.params;
      await exempt(ctx, {
        committer: 'organization',
        organizationId,
        reason: sent.text('reason'),
        untilDay: sent.text('untilDay'),
      });
      redirect(303, participantsOf(organizationId, 'exempt'));
    }),
};
