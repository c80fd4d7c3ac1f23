import type { Context } from '../../platform/index.ts';
import { lightOf } from '../4-fulfill/index.ts';
import type { LetterInHand } from './letter-in-hand.ts';
import { derive, missingParts } from './rules.ts';
import { commentsOf, publicAppraisalsOf, selfChecksOf } from './store.ts';
import type { Derivation, LeaderComment, Missing, PartScores, PublicAppraisal, SelfCheck } from './types.ts';

export interface PartsHeard {
  readonly selfChecks: readonly SelfCheck[];
  readonly comments: readonly LeaderComment[];
  readonly publicAppraisals: readonly PublicAppraisal[];
  readonly missing: readonly Missing[];
  /** Nothing is missing, or the round forms results without it. */
  readonly complete: boolean;
  /** Numbers of items still owed after their day. */
  readonly overdue: readonly string[];
  /** Total and grade with this score of the organization; null as long as it has given none. */
  derive(organizationScore: number | null): Derivation;
}

type Reader = Pick<Context, 'clock' | 'calendar'> & { readonly db: Context['db'] };

/** The voices of an appraisal as they stand now: of each the newest counts. */
export async function partsHeard(ctx: Reader, { letter, round, items }: LetterInHand): Promise<PartsHeard> {
  const selfChecks = await selfChecksOf(ctx, letter.id);
  const comments = await commentsOf(ctx, letter.id);
  const publicAppraisals = await publicAppraisalsOf(ctx, letter.id);
  const today = ctx.clock.today();
  const overdue = items
    .filter(({ state, dueOn }) => lightOf(state, dueOn, today, ctx.calendar) === 'overdue')
    .map(({ number }) => number);
  const scores: PartScores = {
    self: selfChecks[0]?.score ?? null,
    leader: comments[0]?.score ?? null,
    public: publicAppraisals[0]?.score ?? null,
    organization: null,
  };
  const { settings } = round;
  const missing = missingParts(scores, settings.weights, publicAppraisals.length > 0);
  return {
    selfChecks,
    comments,
    publicAppraisals,
    missing,
    complete: missing.length === 0 || settings.renormalizeMissing === true,
    overdue,
    derive: (organization) => derive(settings, { ...scores, organization }, overdue),
  };
}
