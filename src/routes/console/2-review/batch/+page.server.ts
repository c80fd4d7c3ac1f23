import { redirect } from '@sveltejs/kit';
import { isDomainError } from '../../../../kernel/errors.ts';
import { showLetter } from '../../../../registry/letters/index.ts';
import { showChecks } from '../../../../steps/1-propose/copies/index.ts';
import {
  approveBatch,
  BATCH_MOST,
  showDecided,
  showResponsible,
  warningsIn,
} from '../../../../steps/2-review/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { errorText } from '../../../../ui/messages/errors.ts';
import { undo } from '../undo-action.ts';
import { voteOf } from '../vote-of.ts';
import type { Actions, PageServerLoad } from './$types';

type Context = App.Locals['context'];

async function chosenLetter(ctx: Context, id: string) {
  try {
    const { letter, shown, round } = await showLetter(ctx, id);
    const [waiting, { findings }] = await Promise.all([showResponsible(ctx, id), showChecks(ctx, id)]);
    const inBranch = letter.committer === 'person' && letter.reviewerOrganizationId === letter.organizationId;
    return {
      id,
      revision: letter.revision,
      name: letter.committerName,
      number: letter.number,
      warnings: warningsIn(findings),
      mayDecide: waiting?.mayDecide ?? false,
      items: shown.content.items.map(({ content }) => content),
      votes: inBranch && round.settings.review.memberVote,
    };
  } catch (error) {
    // What one may not see is left out, as if it had not been chosen.
    if (isDomainError(error)) return undefined;
    throw error;
  }
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const chosen = [...new Set(url.searchParams.getAll('letters'))];
  if (chosen.length === 0) redirect(303, '/console/2-review');
  const letters = [];
  for (const id of chosen.slice(0, BATCH_MOST)) {
    const letter = await chosenLetter(ctx, id);
    if (letter) letters.push(letter);
  }
  return {
    letters,
    left: Math.max(chosen.length - BATCH_MOST, 0),
    asksVote: letters.some(({ votes }) => votes),
    today: ctx.clock.today(),
  };
};

export const actions: Actions = {
  undo,
  approve: (event) =>
    act(event, async (sent, ctx) => {
      const letters = sent.texts('letter').map((letterId) => ({
        letterId,
        revision: sent.number(`revision.${letterId}`) ?? 0,
      }));
      const outcomes = await approveBatch(ctx, {
        letters,
        opinion: sent.text('opinion'),
        vote: voteOf(sent),
      });
      const done = outcomes.flatMap((outcome) => ('reviewId' in outcome ? [outcome.reviewId] : []));
      return {
        decided: await showDecided(ctx, done),
        refused: outcomes.flatMap((outcome) =>
          'code' in outcome
            ? [{ letterId: outcome.letterId, why: errorText(event.locals.locale, outcome.code) }]
            : [],
        ),
      };
    }),
};
