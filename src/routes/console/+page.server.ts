import { can } from '../../registry/access/index.ts';
import {
  lateItems,
  lettersToPublish,
  lettersToWrite,
  myLetter,
  ownBlanks,
} from '../../registry/letters/index.ts';
import { currentRound, stepAt } from '../../registry/rounds/index.ts';
import { adviceWaiting } from '../../steps/1-propose/guidance-thread/index.ts';
import { suggestionsWaiting } from '../../steps/1-propose/suggestions/index.ts';
import { reviewLoad } from '../../steps/2-review/index.ts';
import { scheduleLoad } from '../../steps/3-publish/schedule/index.ts';
import { claimsWaiting, deedsDue } from '../../steps/4-fulfill/index.ts';
import type { PageServerLoad } from './$types';

const CLAIMS_MOST = 200;
const ADVICE_MOST = 10;

/** One bounded question per kind of work; what the actor has no part in answers with nothing. */
export const load: PageServerLoad = async ({ locals }) => {
  const ctx = locals.context;
  const round = await currentRound(ctx);
  const today = ctx.clock.today();
  const name = ctx.actor.name;
  if (!round || round.state === 'draft') {
    const root = ctx.actor.grants.some(({ role, organizationId }) =>
      role === 'office' ? can(ctx.actor, 'round.manage', { organizationId }).allowed : false,
    );
    return { name, round: null, mayOpen: root };
  }
  const [review, toWrite, advice, toPublish, scheduled, blanks, late, deeds, mine, claims, suggestions] =
    await Promise.all([
      reviewLoad(ctx),
      lettersToWrite(ctx, round.id),
      adviceWaiting(ctx, round.id),
      lettersToPublish(ctx, round.id),
      scheduleLoad(ctx),
      ownBlanks(ctx, round.id),
      lateItems(ctx, round.id),
      deedsDue(ctx, round.id),
      myLetter(ctx, round.id),
      claimsWaiting(ctx, { limit: CLAIMS_MOST }),
      suggestionsWaiting(ctx),
    ]);
  return {
    name,
    today,
    round: {
      name: round.name,
      open: round.state === 'open',
      step: stepAt(round, today),
      calendar: round.settings.calendar,
    },
    review,
    toWrite: toWrite.map(({ id, committerName, state }) => ({ id, committerName, state })),
    advice: advice.slice(0, ADVICE_MOST),
    // What goes out by itself at its hour waits for nobody.
    toPublish: Math.max(0, toPublish - scheduled.waiting - scheduled.refused),
    refused: scheduled.refused,
    blanks: round.state === 'open' ? blanks : [],
    late,
    deeds,
    suggestions,
    mayWriteOwn: ctx.actor.personId !== undefined && !mine && round.state === 'open',
    claims: { count: claims.rows.length, more: claims.next !== undefined },
  };
};
