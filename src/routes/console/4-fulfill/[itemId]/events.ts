import { dayOf } from '../../../../kernel/days.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import { formatDay, formatNumber } from '../../../../ui/messages/format.ts';
import type { CommonMessages } from '../../../../ui/messages/index.ts';
import { formatPeriod } from '../../../../ui/messages/recurrence.ts';
import type { ConsoleMessages } from '../../../../ui/messages/load.ts';
import type { TimelineEvent } from '../../../../ui/timeline/Timeline.svelte';
import type {
  Claim,
  Finding,
  ItemVersion,
  OccurrenceMark,
  ProgressNote,
  RectificationOrder,
} from '../../../../steps/4-fulfill/index.ts';

export interface History {
  readonly item: { readonly targetUnit: string | null };
  readonly versions: readonly ItemVersion[];
  readonly marks: readonly OccurrenceMark[];
  readonly notes: readonly ProgressNote[];
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
  readonly orders: readonly RectificationOrder[];
}

type Dated = TimelineEvent & { readonly at: Date };

/** Everything that happened to one item in one line of time, oldest first. */
export function eventsOf(
  m: ConsoleMessages['fulfill'],
  common: CommonMessages['words'],
  locale: Locale,
  history: History,
): TimelineEvent[] {
  const words = m.timeline;
  const unit = history.item.targetUnit ?? '';
  const quantity = (value: number | null): string =>
    value === null ? '' : words.quantity(formatNumber(locale, value, 2), unit);
  const both = (...texts: readonly string[]): string => texts.filter(Boolean).join('　');
  const first = Math.min(...history.versions.map(({ version }) => version));
  const events: Dated[] = [
    ...history.versions.map((version): Dated => ({
      id: `version ${version.version}`,
      at: version.publishedAt,
      step: 'publish',
      title:
        version.content === null
          ? words.withdrawn
          : version.version === first
            ? words.published(version.version)
            : words.revised(version.version),
      text: version.reason ?? undefined,
      by: version.approvedByName ? words.approvedBy(version.approvedByName) : undefined,
    })),
    ...history.notes.map((note): Dated => ({
      id: note.id,
      at: note.at,
      step: 'fulfill',
      title: words.progress(note.progress),
      text:
        both(
          note.text,
          quantity(note.quantity),
          note.notedOn === dayOf(note.at) ? '' : words.noted(formatDay(locale, note.notedOn)),
        ) || undefined,
      by: note.authorName,
    })),
    ...history.marks.map((mark): Dated => {
      const period = formatPeriod(common.recurrence, mark, mark.nth > 1);
      return {
        id: mark.id,
        at: mark.at,
        step: 'fulfill',
        title: mark.doneOn
          ? m.deeds.marked(period, formatDay(locale, mark.doneOn))
          : m.deeds.takenBack(period),
        text: mark.note || undefined,
        by: mark.authorName,
      };
    }),
    ...history.claims.flatMap((claim) =>
      claimEvents(words, claim, both(claim.result, quantity(claim.quantity))),
    ),
    ...history.findings.map((finding): Dated => ({
      id: finding.id,
      at: finding.at,
      step: 'appraise',
      tone: 'bad',
      title: words.found,
      text: finding.reason,
      by: finding.foundByName,
    })),
    ...history.orders.flatMap((order) => orderEvents(words, locale, order)),
  ];
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function claimEvents(words: ConsoleMessages['fulfill']['timeline'], claim: Claim, text: string): Dated[] {
  const claimed: Dated = {
    id: claim.id,
    at: claim.at,
    step: 'fulfill',
    title: words.claimed,
    text,
    by: claim.claimantName,
  };
  if (!claim.decidedAt) return [claimed];
  const verified = claim.state === 'verified';
  return [
    claimed,
    {
      id: `${claim.id} decided`,
      at: claim.decidedAt,
      step: 'fulfill',
      tone: verified ? 'good' : 'warn',
      title: verified ? words.verified : words.sentBack,
      text: claim.opinion || undefined,
      by: claim.verifierName ?? undefined,
    },
  ];
}

function orderEvents(
  words: ConsoleMessages['fulfill']['timeline'],
  locale: Locale,
  order: RectificationOrder,
): Dated[] {
  const ordered: Dated = {
    id: order.id,
    at: order.orderedAt,
    step: 'appraise',
    tone: 'warn',
    title: words.ordered(formatDay(locale, order.dueOn)),
    text: order.reason,
    by: order.orderedByName,
  };
  if (!order.closedAt) return [ordered];
  return [
    ordered,
    {
      id: `${order.id} closed`,
      at: order.closedAt,
      step: 'appraise',
      tone: 'good',
      title: words.orderClosed,
    },
  ];
}
