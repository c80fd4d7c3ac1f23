import { redirect } from '@sveltejs/kit';
import { ACTIVITY_KINDS, recordActivity } from '../../../../../steps/1-propose/collection/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { activityAddress, COLLECTION } from '../../addresses.ts';
import { oneOf, scopeOf } from '../../scope-of.ts';
import { recordSent } from '../record-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const scope = await scopeOf(ctx, url);
  if (!scope) redirect(303, COLLECTION);
  const { id, name } = scope.organization;
  return {
    organization: { id, name },
    kind: oneOf(ACTIVITY_KINDS, url.searchParams.get('kind')) ?? 'discussionMeeting',
    kinds: ACTIVITY_KINDS,
    today: ctx.clock.today(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const { id } = await recordActivity(ctx, {
        organizationId: sent.text('organizationId'),
        kind: sent.text('kind'),
        ...recordSent(sent),
      });
      redirect(303, activityAddress(id, sent.flag('needs') ? 'needs' : undefined, 'saved'));
    }),
};
