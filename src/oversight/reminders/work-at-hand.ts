import type { Context } from '../../platform/index.ts';
import {
  lateItems,
  lettersToPublish,
  lettersToWrite,
  myLetter,
  ownBlanks,
} from '../../registry/letters/index.ts';
import type { Round } from '../../registry/rounds/index.ts';
import { adviceWaiting } from '../../steps/1-propose/guidance-thread/index.ts';
import { suggestionsWaiting } from '../../steps/1-propose/suggestions/index.ts';
import { overdueBelow, reviewLoad } from '../../steps/2-review/index.ts';
import { scheduleLoad } from '../../steps/3-publish/schedule/index.ts';
import { claimsWaiting, deedsDue } from '../../steps/4-fulfill/index.ts';

const CLAIMS_MOST = 200;

export type WorkAtHand = Awaited<ReturnType<typeof workAtHand>>;

/**
 * Everything that waits for the actor in a round: one bounded question per kind of work; what the actor has no part in
 * answers with nothing.
 */
export async function workAtHand(ctx: Context, round: Round) {
  const [
    review,
    toWrite,
    advice,
    toPublish,
    scheduled,
    blanks,
    late,
    deeds,
    mine,
    claims,
    suggestions,
    reviewsBelow,
  ] = await Promise.all([
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
    overdueBelow(ctx, round.id),
  ]);
  const open = round.state === 'open';
  return {
    review,
    toWrite: toWrite.map(({ id, committerName, state }) => ({ id, committerName, state })),
    advice,
    // What goes out by itself at its hour waits for nobody.
    toPublish: Math.max(0, toPublish - scheduled.waiting - scheduled.refused),
    /** Scheduled letters that could not go out at their hour. */
    refused: scheduled.refused,
    blanks: open ? blanks : [],
    late,
    deeds,
    suggestions,
    mayWriteOwn: ctx.actor.personId !== undefined && !mine && open,
    claims: { count: claims.rows.length, more: claims.next !== undefined },
    reviewsBelow,
  };
}
