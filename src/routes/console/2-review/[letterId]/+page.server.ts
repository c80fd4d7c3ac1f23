import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
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

async function deskOf(ctx: Context, letterId: string, url: URL, locale: App.Locals['locale']) {
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
    before: before && { ...before, grade: await gradeOf(ctx, before.letterId, locale) },
    asksVote: inBranch && round.settings.review.memberVote,
    passesUp: waiting?.passesUp ?? false,
    today: ctx.clock.today(),
    workingDaysLeft: due ? workingDaysBetween(ctx.clock.today(), due, ctx.calendar) : null,
  };
}

export type Desk = Awaited<ReturnType<typeof deskOf>>;

export const load: PageServerLoad = async ({ locals, params, url, request }) => {
  try {
    return { desk: await deskOf(locals.context, params.letterId, url, locals.locale) };
  } catch (error) {
    // Who has just sent a decision keeps what was typed, also when the letter is out of sight now.
    if (request.method === 'POST' && isDomainError(error)) return { desk: null };
    throw error;
  }
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

/** Decides; who loses to somebody else is told whether the letter can still be seen. */
async function deciding(
  event: RequestEvent<{ letterId: string }>,
  decideOn: (sent: Sent, ctx: Context) => Promise<{ reviewId: string }>,
) {
  // What went well has redirected by now.
  const { status, data } = await act(event, async (sent, ctx) =>
    onward(sent, (await decideOn(sent, ctx)).reviewId),
  );
  const gone = await showLetter(event.locals.context, event.params.letterId).then(
    () => false,
    () => true,
  );
  return fail(status, { ...data, gone });
}

export const actions: Actions = {
  undo,
  neither: (event) =>
    act(event, async () => {
      throw new DomainError('review.press-a-button');
    }),
  approve: (event) =>
    deciding(event, async (sent, ctx) => approve(ctx, event.params.letterId, await decisionOf(event, sent))),
  sendBack: (event) =>
    deciding(event, async (sent, ctx) =>
      sendBack(ctx, event.params.letterId, {
        ...(await decisionOf(event, sent)),
        reasons: sent.texts('reasons'),
      }),
    ),
};
