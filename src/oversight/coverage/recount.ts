import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { recountTally, repairTally, type TallyColumn } from '../../registry/letters/index.ts';
import { recountHeadcount, repairHeadcount, type HeadcountDrift } from '../../registry/people/index.ts';

/** One counter of one organization that says something else than the rows it counts. */
export interface Drift {
  readonly code: string;
  readonly name: string;
  /** Null for the headcount, which belongs to no round. */
  readonly round: string | null;
  readonly counter: TallyColumn | HeadcountDrift['column'];
  readonly counted: number;
  readonly stored: number;
}

export interface Recount {
  readonly rounds: number;
  readonly drift: readonly Drift[];
}

/**
 * Compares every counter of the coverage with a recount of people, letters, items and records, in every round. With
 * `repair` the counters are set right, which the audit log says. Run by the program.
 */
export async function recountCoverage(ctx: Context, { repair = false } = {}): Promise<Recount> {
  permit(ctx.actor, 'round.manage', {});
  const rounds = await ctx.db
    .selectFrom('round')
    .select(['id', 'name'])
    .where('state', '<>', 'draft')
    .orderBy('starts_on')
    .execute();
  type Found = { organizationId: Id; column: Drift['counter']; counted: number; stored: number };
  const found: (Found & { round: string | null })[] = [];
  const heads = repair ? await repairHeadcount(ctx) : await recountHeadcount(ctx, '/');
  found.push(...heads.map((one) => ({ ...one, round: null })));
  for (const { id, name } of rounds) {
    const tally = repair ? await repairTally(ctx, id) : await recountTally(ctx, id);
    found.push(...tally.map((one) => ({ ...one, round: name })));
  }
  const names = await namesOf(ctx, found);
  const drift = found.map(({ organizationId, column, round, counted, stored }) => {
    const { code = '', name = '' } = names.get(organizationId) ?? {};
    return { code, name, round, counter: column, counted, stored };
  });
  return { rounds: rounds.length, drift };
}

async function namesOf({ db }: Pick<Context, 'db'>, found: readonly { readonly organizationId: Id }[]) {
  const ids = [...new Set(found.map(({ organizationId }) => organizationId))];
  if (ids.length === 0) return new Map<Id, { code: string; name: string }>();
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'code', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}
