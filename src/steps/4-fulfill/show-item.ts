import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit, type Action, type Facts } from '../../registry/access/index.ts';
import { loadOccurrences, nextItemState, type ItemAct } from '../../registry/letters/index.ts';
import type { Item, Letter } from '../../registry/letters/types.ts';
import type { Organization } from '../../registry/organizations/index.ts';
import { roundById, type Round } from '../../registry/rounds/index.ts';
import { entriesOf, type PublicEntry } from '../../transparency/index.ts';
import {
  claimsOf,
  findingsOf,
  needsOfItem,
  notesOf,
  versionsOf,
  type Claim,
  type Finding,
  type ItemVersion,
  type ProgressNote,
} from './item-history.ts';
import { takeItem } from './item-in-hand.ts';
import { marksOf, type OccurrenceMark } from './occurrence-marks.ts';
import { ordersOf, type RectificationOrder } from './rectification-orders.ts';
import { datedDeeds, lightOf, mayFindUnfulfilled, workingDaysLeft } from './rules.ts';
import type { DatedDeed, Light } from './types.ts';

export interface ShownItem {
  readonly item: Item;
  readonly letter: Letter;
  readonly organization: Organization;
  readonly reviewer: Organization | null;
  readonly round: Round;
  readonly light: Light | null;
  readonly workingDaysLeft: number | null;
  /** Dated deeds of a recurring item, in the order in which they are due. */
  readonly deeds: readonly DatedDeed[];
  readonly marks: readonly OccurrenceMark[];
  readonly notes: readonly ProgressNote[];
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
  readonly orders: readonly RectificationOrder[];
  readonly versions: readonly ItemVersion[];
  readonly needs: readonly { readonly id: Id; readonly text: string }[];
  readonly entries: readonly PublicEntry[];
  /** What the actor may do with it now. */
  readonly may: Readonly<Record<'report' | 'claim' | 'verify' | 'findUnfulfilled' | 'order', boolean>>;
}

/** 一项承诺 with its whole history. @throws DomainError `item.not-found`, `access.denied` */
export async function showItem(ctx: Context, itemId: Id): Promise<ShownItem> {
  const inHand = await takeItem(ctx, itemId);
  permit(ctx.actor, 'item.read', inHand.facts);
  const { item, letter } = inHand;
  const round = await roundById(ctx, item.roundId);
  const claims = await claimsOf(ctx, item.id);
  const today = ctx.clock.today();
  const facts: Facts = {
    ...inHand.facts,
    authors: [claims.find(({ state }) => state === 'pending')?.claimantId ?? null],
  };
  const may = (act: ItemAct, action: Action, of: Facts = inHand.facts): boolean =>
    nextItemState(item.state, act) !== undefined && can(ctx.actor, action, of).allowed;
  return {
    item,
    letter,
    organization: inHand.organization,
    reviewer: inHand.reviewer,
    round,
    light: lightOf(item.state, item.dueOn, today, ctx.calendar),
    workingDaysLeft: workingDaysLeft(item.state, item.dueOn, today, ctx.calendar),
    deeds: datedDeeds(
      (await loadOccurrences(ctx, [item.id])).get(item.id) ?? [],
      item.state,
      today,
      ctx.calendar,
    ),
    marks: await marksOf(ctx, item.id),
    notes: await notesOf(ctx, item.id),
    claims,
    findings: await findingsOf(ctx, item.id),
    orders: await ordersOf(ctx, item.id),
    versions: await versionsOf(ctx, letter.id, item.id),
    needs: await needsOfItem(ctx, item.id),
    entries: [
      ...(await entriesOf(ctx, letter.number)).filter(({ kind }) => kind.startsWith('commitment.')),
      ...(await entriesOf(ctx, item.number)),
    ],
    may: {
      report: may('reportProgress', 'item.report-progress'),
      claim: may('claimDone', 'item.claim-done'),
      verify: may('closeOut', 'item.verify', facts),
      findUnfulfilled:
        may('findUnfulfilled', 'item.verify') && mayFindUnfulfilled(item.dueOn, round.endsOn, today),
      order: may('orderRectification', 'item.order-rectification'),
    },
  };
}
