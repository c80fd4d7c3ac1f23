import { sql } from 'kysely';
import type { Actor, Grant } from '../../kernel/actor.ts';
import type { Context } from '../../platform/index.ts';

/**
 * The actor with the reviewing it took over: whoever has a role at an organization also has it for those that were
 * merged into it, whose letters still name the old reviewer.
 */
export async function actingFor({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<Actor> {
  if (actor.grants.length === 0) return actor;
  const ids = actor.grants.map(({ organizationId }) => organizationId);
  const { rows } = await sql<{ id: string; heir: string; path: string }>`
    with recursive merged as (
      select id, successor_id as heir, path from organization where successor_id = any(${ids}::uuid[])
      union
      select o.id, merged.heir, o.path from merged join organization o on o.successor_id = merged.id
    )
    select id, heir, path from merged`.execute(db);
  const taken = rows.flatMap(({ id, heir, path }): Grant[] =>
    actor.grants
      .filter(({ organizationId }) => organizationId === heir)
      .map(({ role }) => ({ role, organizationId: id, path })),
  );
  return { ...actor, grants: [...actor.grants, ...taken] };
}
