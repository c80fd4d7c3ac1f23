import {
  activate,
  actorOfSession,
  invite,
  type ActivationSlip,
  type SignedIn,
} from '../src/registry/access/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { isDomainError } from '../src/kernel/errors.ts';
import type { Context } from '../src/platform/index.ts';
import type { World } from './world.ts';

export const PASSWORD = '柳泉村的桂花-十月里盛开';
export const MINUTE = 60_000;

/** Code and faults by field of an expected failure; a defect as it is. */
export async function failure(act: Promise<unknown>): Promise<unknown> {
  const error = await act.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  );
  if (!isDomainError(error)) return error;
  const fields = error.detail.fields?.map((fault) => `${fault.field}: ${fault.code}`) ?? [];
  return [error.code, ...fields].join(' ');
}

let logins = 0;
let addresses = 0;

/** A browser at an address of its own, so that tries of one test do not count in another. */
export const browser = () => ({ device: 'Firefox', address: `10.0.0.${(addresses += 1)}` });

export const invited = (
  world: World,
  ctx: Context,
  more: Record<string, unknown> = {},
): Promise<ActivationSlip> =>
  invite(ctx, {
    login: `login-${(logins += 1)}`,
    name: '柳泉村党支部书记',
    organizationId: world.branchA1.id,
    roles: ['secretary'],
    ...more,
  });

/** A secretary of branchA1, invited by the town and signed in. */
export async function activated(
  world: World,
  more: Record<string, unknown> = {},
): Promise<ActivationSlip & SignedIn> {
  const slip = await invited(world, await world.as('office', world.townA), more);
  const session = await activate(world.office, { ...slip, password: PASSWORD, ...browser() });
  return { ...slip, ...session };
}

export async function actorWith(world: World, token: string): Promise<Actor> {
  const actor = await actorOfSession(world.office, token);
  if (!actor) throw new Error('signed out');
  return actor;
}

export async function auditOf(world: World, accountId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_kind', '=', 'account')
    .where('subject_id', '=', accountId)
    .execute();
  return rows.map((row) => row.action).toSorted();
}
