import { redirect } from '@sveltejs/kit';
import { editDuties, removeDuties, showRound } from '../../../../../registry/rounds/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { round, mayManage } = await showRound(locals.context, params.id);
  const asked = url.searchParams.get('list');
  const lists = round.settings.duties.map((list, place) => ({ ...list, place }));
  return {
    round: { id: round.id, name: round.name, code: round.code, revision: round.revision },
    frozen: !mayManage || round.state !== 'draft',
    lists,
    adding: asked === 'new',
    list: lists.find(({ place }) => String(place) === asked) ?? null,
  };
};

const back = (id: string): never => redirect(303, `/console/rounds/${id}/duties?done=saved`);

export const actions: Actions = {
  save: (event) =>
    act(event, async (sent, ctx) => {
      await editDuties(ctx, event.params.id, {
        revision: sent.number('revision'),
        reason: sent.text('reason'),
        place: sent.number('place'),
        list: {
          name: sent.text('list.name'),
          domain: sent.text('list.domain'),
          guided: sent.text('list.guided'),
          post: sent.text('list.post'),
          duties: sent.text('list.duties'),
        },
      });
      back(event.params.id);
    }),
  remove: (event) =>
    act(event, async (sent, ctx) => {
      await removeDuties(ctx, event.params.id, {
        revision: sent.number('revision'),
        reason: sent.text('reason'),
        place: sent.number('place'),
      });
      back(event.params.id);
    }),
};
