import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, requireAccount } from '../access/index.ts';
import { officeFacts, roundById, toRound } from './store.ts';
import type { Round, RoundSettings } from './types.ts';

const MOST = 200;

/** All rounds, newest first, and whether the actor may manage them. Drafts are shown only to those who may. */
export async function listRounds(ctx: Context): Promise<{ rounds: Round[]; mayManage: boolean }> {
  requireAccount(ctx.actor);
  const mayManage = can(ctx.actor, 'round.manage', await officeFacts(ctx)).allowed;
  const rows = await ctx.db
    .selectFrom('round')
    .selectAll()
    .$if(!mayManage, (query) => query.where('state', '!=', 'draft'))
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return { rounds: rows.map(toRound), mayManage };
}

export interface SettingsVersion {
  readonly version: number;
  readonly settings: RoundSettings;
  readonly reason: string | null;
  readonly at: Date;
}

/** One round with the kept versions of its settings. @throws DomainError `round.not-found`, also for another's draft */
export async function showRound(
  ctx: Context,
  id: Id,
): Promise<{ round: Round; versions: SettingsVersion[]; mayManage: boolean }> {
  requireAccount(ctx.actor);
  const facts = await officeFacts(ctx);
  const mayManage = can(ctx.actor, 'round.manage', facts).allowed;
  const round = await roundById(ctx, id, { drafts: mayManage });
  const rows = await ctx.db
    .selectFrom('round_settings')
    .select(['version', 'settings', 'reason', 'at'])
    .where('round_id', '=', id)
    .orderBy('version', 'desc')
    .limit(MOST)
    .execute();
  const versions = rows.map((row) => ({ ...row, settings: row.settings as RoundSettings }));
  return { round, versions, mayManage };
}
