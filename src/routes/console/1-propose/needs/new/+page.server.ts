import { redirect } from '@sveltejs/kit';
import { recordNeed } from '../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { NEEDS } from '../../addresses.ts';
import { scopeOf } from '../../scope-of.ts';
import { needCategories } from '../categories.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [scope, categories] = await Promise.all([scopeOf(ctx, url), needCategories(ctx)]);
  if (!scope) redirect(303, NEEDS);
  const { id, name } = scope.organization;
  return { organization: { id, name }, categories, today: ctx.clock.today() };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const organizationId = sent.text('organizationId');
      await recordNeed(ctx, {
        organizationId,
        text: sent.text('text'),
        place: sent.text('place'),
        category: sent.text('category'),
        source: sent.text('source'),
        urgency: sent.flag('urgent') ? 'urgent' : 'normal',
        raisedCount: sent.number('raisedCount') ?? 1,
        heardOn: sent.text('heardOn'),
      });
      const scope = `scope=${organizationId}&done=saved`;
      redirect(303, sent.flag('next') ? `${NEEDS}/new?${scope}` : `${NEEDS}?${scope}`);
    }),
};
