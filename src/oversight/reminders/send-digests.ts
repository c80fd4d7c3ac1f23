import { addDays } from '../../kernel/days.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { accountsToMail, actorOfAccount, permit, type MailedAccount } from '../../registry/access/index.ts';
import { currentRound, type Round } from '../../registry/rounds/index.ts';
import { digestOf, isDigestTime } from './rules.ts';
import { forgetBefore, moveOn, takeInHand } from './store.ts';
import type { Digest, HandedOver } from './types.ts';
import { workAtHand } from './work-at-hand.ts';

const AT_ONCE = 200;
const KEPT_DAYS = 30;

/** Hands one digest to the mail server. */
export type HandOver = (digest: Digest) => Promise<HandedOver>;

/**
 * Sends everybody who wants it the digest of the day, once, when it is time and something waits. Run by the program
 * again and again: the first state of a digest is written before its text is made, the second before it is handed over,
 * so that a fall in between sends nothing twice. @returns how many were sent
 */
export async function sendDigests(ctx: Context, handOver: HandOver): Promise<number> {
  permit(ctx.actor, 'round.manage', {});
  if (!isDigestTime(ctx.clock.now(), ctx.config.digestHour, ctx.calendar)) return 0;
  const round = await currentRound(ctx);
  if (!round || round.state === 'draft') return 0;
  await forgetBefore(ctx, addDays(ctx.clock.today(), -KEPT_DAYS));
  let sent = 0;
  let after: string | undefined;
  for (;;) {
    const accounts = await accountsToMail(ctx, { after, limit: AT_ONCE });
    for (const account of accounts) sent += await sendOne(ctx, round, account, handOver);
    if (accounts.length < AT_ONCE) return sent;
    after = accounts.at(-1)?.accountId;
  }
}

async function sendOne(
  ctx: Context,
  round: Round,
  { accountId, address, language }: MailedAccount,
  handOver: HandOver,
): Promise<0 | 1> {
  const day = ctx.clock.today();
  const which = { accountId, day };
  if (!(await takeInHand(ctx, accountId, day))) return 0;
  const actor = await actorOfAccount(ctx, accountId);
  const lines = actor ? digestOf(await workAtHand(withActor(ctx, actor), round)) : [];
  if (lines.length === 0) {
    await moveOn(ctx, which, 'preparing', 'nothingToSay');
    return 0;
  }
  if (!(await moveOn(ctx, which, 'preparing', 'handing'))) return 0;
  const outcome = await handOver({ accountId, address, language, day, lines });
  if (outcome === 'unknown') return 0;
  await moveOn(ctx, which, 'handing', outcome === 'sent' ? 'sent' : 'failed');
  return outcome === 'sent' ? 1 : 0;
}
