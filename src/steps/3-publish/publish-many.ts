import { isDomainError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { publish } from './publish.ts';
import { publishManyInput } from './schemas.ts';
import type { PublishOutcome } from './types.ts';

/**
 * Publishes a whole list under one secrecy check. Each letter is an act of its own: what cannot be published is told
 * with its reason and holds up none of the others.
 * @throws DomainError `input.invalid`
 */
export async function publishMany(ctx: Context, input: unknown): Promise<PublishOutcome[]> {
  const { letterIds, secrecyCheckedBy } = parse(publishManyInput, input);
  const outcomes: PublishOutcome[] = [];
  for (const letterId of new Set(letterIds)) {
    const key = ctx.requestKey && `${ctx.requestKey} ${letterId}`;
    try {
      outcomes.push({ done: true, ...(await publish(ctx, { letterId, secrecyCheckedBy }, key)) });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const code = error.detail.fields?.[0]?.code ?? error.code;
      outcomes.push({ done: false, letterId, code });
    }
  }
  return outcomes;
}
