import type { Day } from '../../kernel/days.ts';
import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import {
  audit,
  brokenConstraint,
  transact,
  type Context,
  type TransactionContext,
} from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { insertAccount, insertGrant } from './account-store.ts';
import { grantFault } from './grant-rules.ts';
import { placeOf } from './managed-account.ts';
import { can, permit, requireAccount } from './rules.ts';
import { invitation } from './schemas.ts';
import { writeSlip } from './issue-slip.ts';
import type { ActivationSlip } from './types.ts';

/**
 * Makes an account for a person or for a duty (`name`), with its first roles at one organization, and the slip its
 * owner activates it with. The slip code is returned this once.
 * @throws DomainError `input.invalid`, `account.not-found`, `access.role-above`, `access.person-elsewhere`
 */
export async function invite(ctx: Context, input: unknown): Promise<ActivationSlip> {
  requireAccount(ctx.actor);
  const place = await placeOf(ctx.db, idIn(input, 'organizationId'));
  permit(ctx.actor, 'account.manage', place);
  const wanted = parse(invitation, input);
  const fromDay = wanted.fromDay ?? ctx.clock.today();
  refuseBackwards(fromDay, wanted.untilDay);
  for (const role of wanted.roles) {
    const fault = grantFault(ctx.actor, undefined, role, place.path);
    if (fault) throw new DomainError(fault);
  }
  try {
    return await transact(ctx, async (tx) => {
      const name = wanted.personId ? await nameOfPerson(tx, wanted.personId) : wanted.name;
      if (!name) throw invalid([{ field: 'name', code: 'input.missing' }]);
      const { login, personId } = wanted;
      const accountId = await insertAccount(tx, { login, name, personId });
      for (const role of new Set(wanted.roles)) {
        const { organizationId, untilDay } = wanted;
        await insertGrant(tx, { accountId, organizationId, role, fromDay, untilDay });
      }
      await audit(tx, {
        action: 'account.invite',
        organizationId: wanted.organizationId,
        subjectKind: 'account',
        subjectId: accountId,
        detail: { login, personId, roles: wanted.roles, fromDay, untilDay: wanted.untilDay },
      });
      return writeSlip(tx, { id: accountId, login, name });
    });
  } catch (error) {
    throw takenFault(error, wanted.login) ?? error;
  }
}

/** @throws DomainError `input.invalid` at `untilDay` */
export function refuseBackwards(fromDay: Day, untilDay: Day | null): void {
  if (untilDay !== null && untilDay < fromDay) {
    throw invalid([{ field: 'untilDay', code: 'access.until-before-from', value: untilDay }]);
  }
}

/** Permission is asked at the named organization before anything else of the input is looked at. */
export function idIn(input: unknown, field: string): Id {
  const value = (input as Record<string, unknown> | null)?.[field];
  if (typeof value === 'string' && value !== '') return value;
  throw invalid([{ field, code: 'input.missing' }]);
}

/** An account acts as its person, so whoever makes it must be in charge where the person is a member. */
async function nameOfPerson(tx: TransactionContext, personId: Id): Promise<string> {
  const person = await tx.db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .select(['person.name', 'person.state', 'organization.id as organizationId', 'organization.path'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (person?.state !== 'active' || !can(tx.actor, 'account.manage', person).allowed) {
    throw invalid([{ field: 'personId', code: 'access.person-elsewhere' }]);
  }
  return person.name;
}

function takenFault(error: unknown, login: string): DomainError | undefined {
  const constraint = brokenConstraint(error);
  if (constraint === 'account_login_key') {
    return invalid([{ field: 'login', code: 'access.login-taken', value: login }]);
  }
  if (constraint === 'account_person')
    return invalid([{ field: 'personId', code: 'access.person-has-account' }]);
  return undefined;
}
