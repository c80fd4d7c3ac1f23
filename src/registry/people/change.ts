import { DomainError } from '../../kernel/errors.ts';
import { audit } from '../../platform/audit.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { requireAccount } from '../access/index.ts';
import { permitPerson } from './entitle.ts';
import { recount } from './headcount.ts';
import { refusalToChange } from './rules.ts';
import { changeInput } from './schemas.ts';
import { personFacts, requireRevision, savePerson } from './store.ts';
import type { Person } from './types.ts';

const FIELDS = ['name', 'kind', 'post', 'leadingCadre', 'mobile', 'joinedOn', 'joinedPrecision'] as const;

/**
 * Corrects what is kept about a person, among them the kind (转正、确定为发展对象). @returns the new revision
 * @throws DomainError `person.not-found`, `access.denied`, `person.conflict`, `person.has-left`, `input.invalid`
 */
export async function change(ctx: Context, input: unknown): Promise<{ revision: number }> {
  requireAccount(ctx.actor);
  const wish = parse(changeInput, input);
  return transact(ctx, async (tx) => {
    const before = await personFacts(tx, wish.id);
    permitPerson(tx, 'person.change', before);
    return once(tx, { action: 'person.change', input: wish }, async () => {
      requireRevision(before, wish.revision);
      const refusal = refusalToChange(before);
      if (refusal) throw new DomainError(refusal);
      const { name, kind, post, leadingCadre, joined } = wish;
      const after: Person = {
        ...before,
        ...{ name, kind, post, leadingCadre },
        mobile: wish.mobile || before.hostOrganizationId !== null,
        joinedOn: joined?.day ?? null,
        joinedPrecision: joined?.precision ?? null,
      };
      const changed = FIELDS.filter((field) => before[field] !== after[field]);
      if (changed.length === 0) return { revision: before.revision };
      const saved = await savePerson(tx, before, after);
      await recount(tx, before, saved);
      await audit(tx, {
        action: 'person.change',
        organizationId: before.organizationId,
        subjectKind: 'person',
        subjectId: before.id,
        detail: {
          before: Object.fromEntries(changed.map((field) => [field, before[field]])),
          after: Object.fromEntries(changed.map((field) => [field, after[field]])),
        },
      });
      return { revision: saved.revision };
    });
  });
}
