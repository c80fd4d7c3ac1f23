import { DomainError } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { requireAccount } from '../../../registry/access/index.ts';
import { printWork } from './print-work.ts';
import { isOneDocument } from './rules.ts';
import { printInput } from './schemas.ts';
import { countLetters, permittedScope } from './select-letters.ts';

/**
 * Has many letters printed in the background, in files of a bounded size.
 * @throws DomainError `letter.not-found`, `access.denied`, `print.nothing`, `print.one-document`
 */
export async function startPrint(ctx: Context, input: unknown, origin: string): Promise<{ id: Id }> {
  requireAccount(ctx.actor);
  return transact(ctx, async (tx) => {
    const order = parse(printInput, input);
    const scope = await permittedScope(tx, order);
    return once(tx, { action: 'letter.print', input: order }, async () => {
      if (isOneDocument(order)) throw new DomainError('print.one-document');
      const total = await countLetters(tx, order, scope);
      if (total === 0) throw new DomainError('print.nothing');
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('print_job')
        .values({
          id,
          account_id: tx.actor.accountId ?? '',
          organization_id: scope.organizationId,
          round_id: scope.roundId,
          print_order: JSON.stringify(order),
          origin,
          state: 'queued',
          letters_total: total,
          letters_done: 0,
          left_out: '[]',
          created_at: now,
        })
        .execute();
      await tx.queue.enqueue(tx.db, printWork, { id }, { singletonKey: id });
      await audit(tx, {
        action: 'letter.print',
        organizationId: scope.organizationId,
        subjectKind: 'print',
        subjectId: id,
        detail: { print: order.print, copy: order.copy, letters: total },
      });
      return { id };
    });
  });
}
