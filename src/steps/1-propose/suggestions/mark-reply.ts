import { ANONYMOUS } from '../../../kernel/actor.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { bumpContentVersion, transact, type Office } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { refuseWrongCode } from './inflow.ts';
import { replyMark } from './schemas.ts';
import { codeHash } from './tracking-code.ts';

// law: whoever holds the code may say it; nobody is named
/**
 * Says by the tracking code whether what was asked was done, once for each reply.
 * @throws DomainError `suggestion.not-found`, `suggestion.already-marked`, `suggestion.too-many-tries`
 */
export async function markReply(
  office: Office,
  address: string,
  typed: string,
  input: unknown,
): Promise<void> {
  const { number, done } = parse(replyMark, input);
  const hash = codeHash(office, typed);
  await transact({ ...office, actor: ANONYMOUS }, async (tx) => {
    const row =
      hash &&
      (await tx.db
        .selectFrom('suggestion')
        .innerJoin('suggestion_reply as r', (join) =>
          join.on((eb) =>
            eb('r.suggestion_id', '=', eb.fn.coalesce('suggestion.merged_into_id', 'suggestion.id')),
          ),
        )
        .select(['r.id', 'suggestion.id as suggestion_id'])
        .where('suggestion.code_hash', '=', hash)
        .where('r.number', '=', number)
        .executeTakeFirst());
    if (!row) return refuseWrongCode(office, address);
    const marked = await tx.db
      .insertInto('suggestion_mark')
      .values({ reply_id: row.id, suggestion_id: row.suggestion_id, done, marked_on: tx.clock.today() })
      .onConflict((clash) => clash.columns(['reply_id', 'suggestion_id']).doNothing())
      .returning('reply_id')
      .executeTakeFirst();
    if (!marked) throw new DomainError('suggestion.already-marked');
    bumpContentVersion(tx);
  });
}
