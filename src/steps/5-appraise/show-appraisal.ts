import { workingDaysBetween } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit, type Action, type Facts } from '../../registry/access/index.ts';
import type { Item } from '../../registry/letters/types.ts';
import { organizationFacts, type Organization } from '../../registry/organizations/index.ts';
import { lightOf, ordersOf, OWED, type Light, type RectificationOrder } from '../4-fulfill/index.ts';
import { takeLetter, type LetterInHand } from './letter-in-hand.ts';
import { partsHeard, type PartsHeard } from './parts-heard.ts';
import { publicResult, triggersOf, type PublicResult } from './rules.ts';
import { assessmentOf } from './store.ts';
import type { Assessment, Derivation, Trigger } from './types.ts';

export interface AppraisedItem {
  readonly item: Item;
  readonly light: Light | null;
  readonly openOrder: (RectificationOrder & { readonly workingDaysLeft: number }) | null;
}

export interface ShownAppraisal extends Omit<LetterInHand, 'items' | 'facts'>, Omit<PartsHeard, 'derive'> {
  readonly organization: Organization;
  readonly reviewer: Organization | null;
  readonly items: readonly AppraisedItem[];
  readonly publicResult: PublicResult | null;
  readonly assessment: Assessment | null;
  /** What the parts heard so far give, with the organization's own score where there is one. */
  readonly derivation: Derivation;
  /** A proposal whose parts were changed since must be made again before it is confirmed. */
  readonly proposalOutdated: boolean;
  readonly triggers: readonly Trigger[];
  readonly may: Readonly<Record<'selfCheck' | 'comment' | 'enterPublic' | 'assess' | 'confirm', boolean>>;
}

/** 一份承诺书的评诺: the four parts, the derivation and the result. @throws DomainError `letter.not-found` */
export async function showAppraisal(ctx: Context, letterId: Id): Promise<ShownAppraisal> {
  const inHand = await takeLetter(ctx, letterId);
  const { letter, round, facts } = inHand;
  permit(ctx.actor, 'appraisal.read', { ...facts, published: false });
  const { derive, ...heard } = await partsHeard(ctx, inHand);
  const assessment = (await assessmentOf(ctx, letter.id)) ?? null;
  const live = derive(assessment?.organizationScore ?? null);
  const derivation = assessment?.state === 'confirmed' ? assessment.derivation : live;
  const held = heard.publicAppraisals[0];
  const { scale, thresholds } = round.settings;
  const result = held ? publicResult(scale, held.counts, thresholds.minBallots[letter.committer]) : null;
  const today = ctx.clock.today();
  const open = assessment?.state !== 'confirmed' && letter.publishedVersion !== null;
  const may = (action: Action, of: Facts = facts): boolean => open && can(ctx.actor, action, of).allowed;
  const assessor = [...(facts.authors ?? []), assessment?.assessorId ?? null];
  return {
    letter,
    round,
    organization: await organizationFacts(ctx, letter.organizationId),
    reviewer: facts.reviewerOrganizationId
      ? await organizationFacts(ctx, facts.reviewerOrganizationId)
      : null,
    items: await appraisedItems(ctx, inHand, today),
    ...heard,
    publicResult: result,
    assessment,
    derivation,
    proposalOutdated:
      assessment?.state === 'proposed' &&
      (live.total !== assessment.derivation.total || live.grade !== assessment.derivation.grade),
    triggers: triggersOf(round.settings, {
      // Before the organization has given its score a grade would be a guess.
      grade: assessment ? derivation.grade : '',
      publicResult: result ?? { satisfactionRate: null, dissatisfiedRate: null },
      unfulfilledItems: inHand.items.filter(
        ({ state }) => state === 'unfulfilled' || (round.endsOn < today && OWED.includes(state)),
      ).length,
    }),
    may: {
      selfCheck: may('appraisal.self-check'),
      comment: may('appraisal.comment'),
      enterPublic: may('appraisal.enter-public'),
      assess: may('appraisal.assess'),
      confirm: assessment?.state === 'proposed' && may('appraisal.confirm', { ...facts, authors: assessor }),
    },
  };
}

function appraisedItems(ctx: Context, { items }: LetterInHand, today: string): Promise<AppraisedItem[]> {
  return Promise.all(
    items.map(async (item) => {
      const order = (await ordersOf(ctx, item.id)).find(({ state }) => state === 'open');
      return {
        item,
        light: lightOf(item.state, item.dueOn, today, ctx.calendar),
        openOrder: order
          ? { ...order, workingDaysLeft: workingDaysBetween(today, order.dueOn, ctx.calendar) }
          : null,
      };
    }),
  );
}
