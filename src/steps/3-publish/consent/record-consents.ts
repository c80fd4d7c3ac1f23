import { invalid, isDomainError } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { giveConsent } from './give-consent.ts';
import { consentsInput } from './schemas.ts';

/**
 * A signed sheet typed in: one day, many members. Whoever agrees already stays as recorded.
 * @throws DomainError like `giveConsent`, `input.invalid` when nobody is chosen
 */
export async function recordConsents(ctx: Context, input: unknown): Promise<{ given: number }> {
  const { personIds, roundId, givenOn } = parse(consentsInput, input);
  if (givenOn > ctx.clock.today()) {
    throw invalid([{ field: 'givenOn', code: 'input.in-future', value: givenOn }]);
  }
  let given = 0;
  for (const personId of new Set(personIds)) {
    const requestKey = ctx.requestKey && `${ctx.requestKey} ${personId}`;
    try {
      await giveConsent({ ...ctx, requestKey }, { personId, roundId, givenOn });
      given += 1;
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'consent.already-given') throw error;
    }
  }
  return { given };
}
