import { redirect, type RequestEvent } from '@sveltejs/kit';
import { workingDaysBetween, type Day } from '../../../../kernel/days.ts';
import { DomainError, isDomainError } from '../../../../kernel/errors.ts';
import type { Context } from '../../../../platform/index.ts';
import { showLetter } from '../../../../registry/letters/index.ts';
import { nameOf } from '../../../../registry/rounds/rules.ts';
import { showChecks } from '../../../../steps/1-propose/copies/index.ts';
import { roundBeforeOf, showDrafting } from '../../../../steps/1-propose/drafting/index.ts';
import {
  approve,
  neighbors,
  sendBack,
  showDecided,
  showResponsible,
  showReviews,
  showTransfers,
} from '../../../../steps/2-review/index.ts';
import { showAppraisal } from '../../../../steps/5-appraise/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Sent } from '../../../../ui/form/sent.ts';
import { decidedIn, undo } from '../undo-action.ts';
import { voteOf } from '../vote-of.ts';
import { editsOf, remarksOf } from './decision-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const { letterId } = params;
  const view = await showLetter(ctx, letterId);
  const { letter, round } = view;
  const [reviews, transfers, drafting, checks, beside, waiting, decided, before] = await Promise.all([
    showReviews(ctx, letterId),
    showTransfers(ctx, letterId),
    showDrafting(ctx, view),
    showChecks(ctx, letterId),
    neighbors(ctx, letter),
    showResponsible(ctx, letterId),
    showDecided(ctx, decidedIn(url)),
    roundBeforeOf(ctx, letterId),
  ]);
  // Once decided nothing is due any more.
  const due: Day | null = letter.state === 'submitted' ? letter.reviewDueOn : null;
  const inBranch = letter.committer === 'person' && letter.reviewerOrganizationId === letter.organizationId;
  return {
    view,
    reviews,
    transfers,
    drafting,
    checks,
    beside,
    waiting: waiting ?? null,
    decided,
    before: before && { ...before, grade: await gradeOf(ctx, before.letterId, locals.locale) },
    asksVote: inBranch && round.settings.review.memberVote,
    passesUp: waiting?.passesUp ?? false,
    today: ctx.clock.today(),
    workingDaysLeft: due ? workingDaysBetween(ctx.clock.today(), due, ctx.calendar) : null,
  };
};

/** The confirmed grade of an earlier letter, where the reviewer may read it. */
async function gradeOf(ctx: Context, letterId: string, locale: App.Locals['locale']): Promise<string | null> {
  try {
    const { assessment, derivation, round } = await showAppraisal(ctx, letterId);
    return assessment?.state === 'confirmed' ? nameOf(locale, round.settings.grades, derivation.grade) : null;
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/** On to the next letter that waits, else back to the queue; the address says what can still be taken back. */
const onward = (sent: Sent, reviewId: string): never => {
  const next = sent.optional('next');
  redirect(303, `/console/2-review${next ? `/${next}` : ''}?decided=${reviewId}`);
};

/** What both decisions carry. */
const decisionOf = async (event: RequestEvent<{ letterId: string }>, sent: Sent) => {
  const { shown } = await showLetter(event.locals.context, event.params.letterId);
  return {
    revision: sent.number('revision'),
    opinion: sent.text('opinion'),
    remarks: remarksOf(sent),
    edits: editsOf(sent, shown.content),
    vote: voteOf(sent),
  };
};

export const actions: Actions = {
  undo,
  neither: (event) =>
    act(event, async () => {
      throw new DomainError('review.press-a-button');
    }),
  approve: (event) =>
    act(event, async (sent, ctx) => {
      const { reviewId } = await approve(ctx, event.params.letterId, await decisionOf(event, sent));
      onward(sent, reviewId);
    }),
  sendBack: (event) =>
    act(event, async (sent, ctx) => {
      const reasons = sent.texts('reasons');
      const decision = { ...(await decisionOf(event, sent)), reasons };
      const { reviewId } = await sendBack(ctx, event.params.letterId, decision);
      onward(sent, reviewId);
    }),
};
