import { DomainError, invalid } from '../../kernel/errors.ts';
import { audit } from '../../platform/audit.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { requireAccount } from '../access/index.ts';
import { permitPerson } from './entitle.ts';
import { recount } from './headcount.ts';
import { refusalToChange } from './rules.ts';
import { leaveInput } from './schemas.ts';
import { personFacts, requireRevision, savePerson } from './store.ts';
import type { Person } from './types.ts';

/**
 * Takes somebody off the roster from a day on; what they promised stays. The person is counted no more.
 * @throws DomainError `person.not-found`, `access.denied`, `person.conflict`, `person.has-left`, `input.invalid`
 */
export async function leave(ctx: Context, input: unknown): Promise<{ revision: number }> {
  requireAccount(ctx.actor);
  const wish = parse(leaveInput, input);
  if (wish.leftOn > ctx.clock.today()) {
    throw invalid([{ field: 'leftOn', code: 'person.day-in-future', value: wish.leftOn }]);
  }
  return transact(ctx, async (tx) => {
    const before = await personFacts(tx, wish.id);
    permitPerson(tx, 'person.change', before);
    return once(tx, { action: 'person.leave', input: wish }, async () => {
      requireRevision(before, wish.revision);
      const refusal = refusalToChange(before);
      if (refusal) throw new DomainError(refusal);
      const after: Person = { ...before, state: 'left', leftOn: wish.leftOn, leftReason: wish.reason };
      const saved = await savePerson(tx, before, after);
      await recount(tx, before, saved);
      await audit(tx, {
        action: 'person.leave',
        organizationId: before.organizationId,
        subjectKind: 'person',
        subjectId: before.id,
        detail: { reason: wish.reason, leftOn: wish.leftOn },
      });
      return { revision: saved.revision };
    });
  });
}
