import { redirect } from '@sveltejs/kit';
import { workingDaysBetween, type Day } from '../../../../kernel/days.ts';
import { DomainError } from '../../../../kernel/errors.ts';
import { showLetter } from '../../../../registry/letters/index.ts';
import { showChecks } from '../../../../steps/1-propose/copies/index.ts';
import { needsBeside } from '../../../../steps/1-propose/needs/index.ts';
import { approve, neighbors, sendBack, showReviews } from '../../../../steps/2-review/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Sent } from '../../../../ui/form/sent.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const ctx = locals.context;
  const view = await showLetter(ctx, params.letterId);
  const [reviews, needs, checks, beside] = await Promise.all([
    showReviews(ctx, params.letterId),
    needsBeside(ctx, params.letterId),
    showChecks(ctx, params.letterId),
    neighbors(ctx, view.letter),
  ]);
  // Once decided nothing is due any more.
  const due: Day | null = view.letter.state === 'submitted' ? view.letter.reviewDueOn : null;
  return {
    view,
    reviews,
    needs,
    checks,
    beside,
    workingDaysLeft: due ? workingDaysBetween(ctx.clock.today(), due, ctx.calendar) : null,
  };
};

const remarksOf = (sent: Sent): Record<string, string> =>
  Object.fromEntries(
    [...sent.data.keys()].flatMap((name) =>
      name.startsWith('remarks.') ? [[name.slice(8), sent.text(name)]] : [],
    ),
  );

/** On to the next letter that waits, else back to the queue; either way the address says what was done. */
const onward = (sent: Sent, done: string): never => {
  const next = sent.optional('next');
  const told = `done=${done}&name=${encodeURIComponent(sent.text('name'))}`;
  redirect(303, next ? `/console/2-review/${next}?${told}` : `/console/2-review?${told}`);
};

export const actions: Actions = {
  neither: (event) =>
    act(event, async () => {
      throw new DomainError('review.press-a-button');
    }),
  approve: (event) =>
    act(event, async (sent, ctx) => {
      await approve(ctx, event.params.letterId, {
        revision: sent.number('revision'),
        opinion: sent.text('opinion'),
        remarks: remarksOf(sent),
      });
      onward(sent, 'approved');
    }),
  sendBack: (event) =>
    act(event, async (sent, ctx) => {
      await sendBack(ctx, event.params.letterId, {
        revision: sent.number('revision'),
        opinion: sent.text('opinion'),
        remarks: remarksOf(sent),
        reasons: sent.texts('reasons'),
      });
      onward(sent, 'returned');
    }),
};
