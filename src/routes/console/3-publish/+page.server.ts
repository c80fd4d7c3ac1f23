import { redirect } from '@sveltejs/kit';
import { currentRound } from '../../../registry/rounds/index.ts';
import { publishMany, waitingForPublication } from '../../../steps/3-publish/index.ts';
import { act } from '../../../ui/form/act.ts';
import { errorText } from '../../../ui/messages/errors.ts';
import { oneOf } from '../1-propose/scope-of.ts';
import { BOARD } from './addresses.ts';
import type { Actions, PageServerLoad } from './$types';

const COMMITTERS = ['organization', 'person'] as const;

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { parts } = await parent();
  if (!parts.publish) redirect(303, BOARD);
  const ctx = locals.context;
  const round = await currentRound(ctx);
  const committer = oneOf(COMMITTERS, url.searchParams.get('committer'));
  if (!round) return { round: null, committer, waiting: { rows: [] } };
  const after = url.searchParams.get('after');
  const waiting = await waitingForPublication(ctx, {
    roundId: round.id,
    committer,
    ...(after ? { after } : {}),
  });
  return { round: { name: round.name }, committer, waiting };
};

export const actions: Actions = {
  publish: (event) =>
    act(event, async (sent, ctx) => {
      const outcomes = await publishMany(ctx, {
        letterIds: sent.texts('letterIds'),
        secrecyCheckedBy: sent.text('secrecyCheckedBy'),
      });
      return {
        published: outcomes.filter((outcome) => outcome.done),
        refused: outcomes
          .filter((outcome) => !outcome.done)
          .map(({ letterId, code }) => ({ letterId, sentence: errorText(event.locals.locale, code) })),
      };
    }),
};
