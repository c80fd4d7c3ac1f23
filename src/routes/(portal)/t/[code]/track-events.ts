import type { Day } from '../../../../kernel/days.ts';
import type { Tracked } from '../../../../steps/1-propose/suggestions/index.ts';
import type { suggest } from '../../../../ui/messages/zh/portal-suggestions.ts';
import type { Step } from '../../../../ui/layout/links.ts';
import type { Tone } from '../../../../ui/status/looks.ts';

type Words = typeof suggest;
type Shown = Omit<Tracked, 'id'>;

interface TrackEvent {
  readonly id: string;
  readonly title: string;
  readonly day?: Day | undefined;
  readonly text?: string | undefined;
  readonly step?: Step | undefined;
  readonly tone?: Tone | undefined;
  readonly href?: string | undefined;
  readonly upcoming?: boolean | undefined;
}

/** Where it stands, in one word of `m.track`. */
export function standingOf(tracked: Shown): (typeof STANDINGS)[number] {
  const { state, item, need, replies } = tracked;
  if (replies.length > 0) return 'replied';
  if (state === 'accepted') return item ? 'published' : (need?.state ?? 'studying');
  return state;
}

export const STANDINGS = [
  'received',
  'studying',
  'adopted',
  'done',
  'answered',
  'declined',
  'refused',
  'handedOver',
  'spam',
  'merged',
  'published',
  'replied',
] as const;

/** What happened, oldest first; what is still owed stands at the end with its day. */
export function trackEvents(tracked: Shown, m: Words, number: (value: number) => string): TrackEvent[] {
  const words = m.track.events;
  const received = {
    id: 'received',
    day: tracked.receivedOn,
    title: words.received,
    step: 'propose' as const,
  };
  return [received, ...decision(tracked, m), ...outcome(tracked, m, number)];
}

function decision({ state, item, decidedOn, acknowledgeBy, ...one }: Shown, m: Words): TrackEvent[] {
  const words = m.track.events;
  const day = decidedOn ?? undefined;
  if (state === 'received') {
    return [{ id: 'acknowledge', day: acknowledgeBy, title: words.acknowledgeBy, upcoming: true }];
  }
  if (state === 'refused') {
    const reason = m.refusals[one.reason as keyof Words['refusals']] ?? one.reason ?? '';
    return [
      { id: 'refused', day, title: words.refused(reason), text: one.answer ?? undefined, tone: 'neutral' },
    ];
  }
  if (state === 'handedOver') {
    const to = m.channels[one.reason as keyof Words['channels']] ?? '';
    const text = [one.reference && words.reference(one.reference), one.answer].filter(Boolean).join('\n');
    return [{ id: 'handedOver', day, title: words.handedOver(to), text, tone: 'info' }];
  }
  if (state === 'spam') return [{ id: 'spam', day, title: words.spam }];
  if (state === 'merged') return [{ id: 'merged', day, title: words.merged, tone: 'info' }];
  return [{ id: 'accepted', day, title: item ? words.published : words.accepted, tone: 'info' }];
}

function outcome(
  { state, need, item, takenUpBy, replies, answerBy }: Shown,
  m: Words,
  number: (value: number) => string,
): TrackEvent[] {
  const words = m.track.events;
  if (state === 'received') {
    return [{ id: 'answer', day: answerBy, title: words.answerBy, upcoming: true }];
  }
  if (item && (state === 'accepted' || state === 'merged')) {
    if (replies.length === 0) {
      return [{ id: 'answer', day: answerBy, title: words.answerBy, upcoming: true }];
    }
    return replies.map((reply) => ({
      id: `reply-${reply.number}`,
      day: reply.repliedOn,
      title: words.replied(m.outcomes[reply.outcome]),
      text: reply.text,
      tone: reply.outcome === 'explained' ? ('info' as const) : ('good' as const),
      href: reply.version?.public ? `/i/${item.number}#version-${reply.version.number}` : undefined,
    }));
  }
  if (state !== 'accepted' || !need) return [];
  const events: TrackEvent[] = [];
  for (const item of takenUpBy) {
    events.push({
      id: `item-${item.number}`,
      day: item.publishedOn,
      step: 'publish',
      tone: 'good',
      title: item.public ? words.adopted(item.number) : words.private,
      text: [item.content, item.organizationName].filter(Boolean).join('\n'),
      href: item.public ? `/i/${item.number}` : undefined,
    });
    if (item.closedOn) {
      events.push({
        id: `closed-${item.number}`,
        day: item.closedOn,
        step: 'fulfill',
        tone: 'good',
        title: words.closed,
        href: item.public ? `/i/${item.number}` : undefined,
      });
    }
  }
  if (need.answer) {
    const declined = need.state === 'declined';
    events.push({
      id: 'answer',
      title: declined ? words.declined : words.answered,
      text: need.answer,
      tone: declined ? 'neutral' : 'good',
    });
  } else if (takenUpBy.length === 0) {
    events.push({
      id: 'studied',
      title: words.heldBy(need.organizationName, number(need.raisedCount)),
    });
    events.push({ id: 'answer', day: answerBy, title: words.answerBy, upcoming: true });
  }
  return events.toSorted((a, b) => ((a.day ?? '9') < (b.day ?? '9') ? -1 : 1));
}
