import { DomainError, isDomainError, type FailureCode } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { showChecks } from '../1-propose/copies/index.ts';
import { approve } from './approve.ts';
import { warningsIn } from './rules.ts';
import { batchApproval } from './schemas.ts';

export type BatchOutcome =
  { readonly letterId: Id; readonly reviewId: Id } | { readonly letterId: Id; readonly code: FailureCode };

/**
 * Approves letters one after the other, each as a decision of its own; a letter that the checks warn of, that somebody
 * else decided meanwhile or that needs another person is left where it is and named with its reason.
 */
export async function approveBatch(ctx: Context, input: unknown): Promise<BatchOutcome[]> {
  const { letters, opinion, vote } = parse(batchApproval, input);
  const outcomes: BatchOutcome[] = [];
  for (const { letterId, revision } of letters) {
    const keyed = { ...ctx, requestKey: ctx.requestKey && `${ctx.requestKey} ${letterId}` };
    try {
      if (warningsIn((await showChecks(ctx, letterId)).findings) > 0)
        throw new DomainError('review.has-warnings');
      outcomes.push({ letterId, ...(await approve(keyed, letterId, { revision, opinion, vote })) });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      outcomes.push({ letterId, code: error.detail.fields?.[0]?.code ?? error.code });
    }
  }
  return outcomes;
}
