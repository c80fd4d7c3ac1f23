import type { Day } from '../../../../kernel/days.ts';
import type { PublicItemPage } from '../../../../steps/3-publish/index.ts';
import type { PublicStep, PublicStepKind } from '../../../../steps/4-fulfill/index.ts';
import type { Step } from '../../../../ui/layout/links.ts';
import { formatDay, formatNumber } from '../../../../ui/messages/format.ts';
import type { CommonMessages, Messages } from '../../../../ui/messages/index.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import type { Tone } from '../../../../ui/status/looks.ts';
import type { ItemLine } from '../../item-lines.ts';

/** What the timeline shows of one event. */
interface TimelineEvent {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly text?: string | undefined;
  readonly by?: string | undefined;
  readonly step?: Step | undefined;
  readonly tone?: Tone | undefined;
  readonly href?: string | undefined;
  readonly upcoming?: boolean | undefined;
}

export interface ItemStory extends Pick<PublicItemPage, 'versions' | 'needs' | 'targetUnit'> {
  readonly row: ItemLine;
  readonly steps: readonly PublicStep[];
  readonly letter: { readonly number: string };
  readonly result: {
    readonly gradeName: { readonly zh: string; readonly en: string };
    readonly confirmedOn: Day;
  } | null;
}

interface Words {
  readonly m: Messages['portal'];
  readonly words: CommonMessages['words'];
  readonly locale: Locale;
}

const LOOKS: Readonly<Record<PublicStepKind, readonly [Step, Tone]>> = {
  progress: ['fulfill', 'info'],
  claimPending: ['fulfill', 'info'],
  claimed: ['fulfill', 'info'],
  closedOut: ['fulfill', 'good'],
  foundUnfulfilled: ['appraise', 'bad'],
  ordered: ['appraise', 'warn'],
  orderClosed: ['appraise', 'good'],
};

/** From the need to the verdict, oldest first; what is still owed stands at the end. */
export function itemEvents(story: ItemStory, say: Words): TimelineEvent[] {
  const { m, locale } = say;
  const events: TimelineEvent[] = [
    ...story.needs.map((need, i) => ({
      id: `need-${i}`,
      day: need.heardOn,
      step: 'propose' as const,
      title: m.timeline.need(sourceOf(need.source, say)),
      text: need.text,
    })),
    ...publications(story, say),
    ...story.steps.map((step) => stepEvent(step, story.targetUnit, say)),
  ];
  if (story.result) {
    const { gradeName, confirmedOn } = story.result;
    events.push({
      id: 'result',
      day: confirmedOn,
      step: 'appraise',
      title: m.timeline.result(locale === 'en' && gradeName.en ? gradeName.en : gradeName.zh),
      href: `/l/${story.letter.number}#result`,
    });
  }
  const order = story.steps.findLast(({ kind }) => kind === 'ordered');
  const told = events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  if (story.row.state === 'underRectification' && order?.dueOn) {
    return [...told, { id: 'due', day: order.dueOn, title: m.timeline.dueRectified, upcoming: true }];
  }
  if (story.row.workingDays === undefined || story.row.light === 'overdue') return told;
  return [...told, { id: 'due', day: story.row.dueOn, title: m.timeline.due, upcoming: true }];
}

const sourceOf = (source: string, { words }: Words): string =>
  words.needSources[source as keyof typeof words.needSources] ?? words.needSources.other;

/** Reviews and publications of the versions that changed this item, and the one that withdrew it. */
function publications({ versions }: ItemStory, { m }: Words): TimelineEvent[] {
  const oldestFirst = versions.toReversed();
  return oldestFirst.flatMap((version, i) => {
    const before = oldestFirst[i - 1];
    const same = before && JSON.stringify(before.item) === JSON.stringify(version.item);
    if (same) return [];
    const approved = version.approvedOn && {
      id: `approved-${version.version}`,
      day: version.approvedOn,
      step: 'review' as const,
      title: m.timeline.approved,
      by: version.approvedBy ?? undefined,
    };
    const published = {
      id: `published-${version.version}`,
      day: version.publishedOn,
      step: 'publish' as const,
      title: !before
        ? m.timeline.published
        : version.item
          ? m.timeline.revised(version.version)
          : m.timeline.withdrawn,
      text: before && version.reason ? version.reason : undefined,
      tone: version.item ? ('info' as const) : ('neutral' as const),
    };
    return approved ? [approved, published] : [published];
  });
}

function stepEvent(step: PublicStep, unit: string | null, { m, locale }: Words) {
  const [place, tone] = LOOKS[step.kind];
  const quantity =
    step.quantity === null ? '' : m.timeline.quantity(formatNumber(locale, step.quantity, 2), unit ?? '');
  const title =
    step.kind === 'progress'
      ? m.timeline.progress(step.progress ?? 0)
      : step.kind === 'ordered'
        ? m.timeline.ordered(step.dueOn ? formatDay(locale, step.dueOn) : '')
        : m.timeline[step.kind];
  return {
    id: step.id,
    day: step.day,
    step: place,
    tone,
    title,
    by: step.by ?? undefined,
    text: [step.text, quantity].filter(Boolean).join('\n') || undefined,
  };
}
