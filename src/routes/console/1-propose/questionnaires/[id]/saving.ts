import { fail, isActionFailure, type RequestEvent } from '@sveltejs/kit';
import { saveQuestionnaire } from '../../../../../steps/1-propose/questionnaires/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';

/** Saves what was typed first, so that a refused act costs no text; the form goes on from the saved revision. */
export async function saving(
  event: RequestEvent<{ id: string }>,
  draftFrom: (sent: Sent) => object,
  then: (revision: number, ctx: App.Locals['context']) => Promise<never>,
) {
  let saved: number | undefined;
  const outcome = await act(event, async (sent, ctx) => {
    // One sending is two acts, each done once; a refused second act leaves a saved first one behind.
    const keyed = { ...ctx, requestKey: ctx.requestKey && `${ctx.requestKey} save ${sent.text('revision')}` };
    const { revision } = await saveQuestionnaire(keyed, event.params.id, draftFrom(sent));
    saved = revision;
    await then(revision, ctx);
  });
  return isActionFailure(outcome) && saved !== undefined
    ? fail(outcome.status, Object.assign({}, outcome.data, { revision: saved }))
    : outcome;
}
