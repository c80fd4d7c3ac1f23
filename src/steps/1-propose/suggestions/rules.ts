import { addDays, addWorkingDays, type Day, type WorkingCalendar } from '../../../kernel/days.ts';
import type { Suggestion, SuggestionClocks, SuggestionState } from './types.ts';

export type SuggestionAct =
  'accept' | 'refuse' | 'handOver' | 'spam' | 'pass' | 'release' | 'restore' | 'merge';

/** What is not in this table is refused. What became a need goes on in the needs bank. */
const LIFECYCLE: Readonly<
  Record<SuggestionState, Readonly<Partial<Record<SuggestionAct, SuggestionState>>>>
> = {
  received: {
    accept: 'accepted',
    refuse: 'refused',
    handOver: 'handedOver',
    spam: 'spam',
    pass: 'received',
    release: 'received',
    merge: 'merged',
  },
  accepted: {},
  merged: {},
  refused: { restore: 'received' },
  handedOver: {},
  spam: { restore: 'received' },
};

export const nextSuggestionState = (
  state: SuggestionState,
  act: SuggestionAct,
): SuggestionState | undefined => LIFECYCLE[state][act];

/** Without an open round the usual days hold. */
export const USUAL_CLOCKS: SuggestionClocks = { acknowledgeWorkingDays: 3, answerWorkingDays: 15 };

export interface Deadlines {
  /** By when the sender hears whether it was taken up: 受理. */
  readonly acknowledgeBy: Day;
  /** By when the sender has an answer: 答复. */
  readonly answerBy: Day;
}

export const deadlinesOf = (
  { receivedOn }: Pick<Suggestion, 'receivedOn'>,
  clocks: SuggestionClocks,
  calendar: WorkingCalendar,
): Deadlines => ({
  acknowledgeBy: addWorkingDays(receivedOn, clocks.acknowledgeWorkingDays, calendar),
  answerBy: addWorkingDays(receivedOn, clocks.answerWorkingDays, calendar),
});

/**
 * The last day of receipt whose limit of so many working days has passed: what was received then or earlier is late.
 * Lists ask this way round, so that a changed calendar moves every deadline and none is stored.
 */
export function lateSince(today: Day, workingDays: number, calendar: WorkingCalendar): Day {
  let day = addDays(today, -1);
  while (addWorkingDays(day, workingDays, calendar) >= today) day = addDays(day, -1);
  return day;
}

/** How much came lately, this one counted. */
export interface Inflow {
  /** From the same address within the hour. A village may share one, so none is ever refused for it. */
  readonly fromAddress: number;
  /** To the same organization within the hour. */
  readonly toOrganization: number;
  /** To the same organization since yesterday and saying nearly the same. */
  readonly alike: number;
}

export const FLOOD = { fromAddress: 20, toOrganization: 60, alike: 8 } as const;

/** Whether it waits in the queue for floods: received and tracked like every other, only read later. */
export const isHeldBack = (inflow: Inflow): boolean =>
  inflow.fromAddress > FLOOD.fromAddress ||
  inflow.toOrganization > FLOOD.toOrganization ||
  inflow.alike > FLOOD.alike;

/** So many wait in the queue for floods of one organization; beyond it a sender is asked to call. */
export const HELD_MOST = 5_000;

export const FORM_SECONDS_LEAST = 3;
export const FORM_HOURS_MOST = 24;

/** What is wrong with the moment at which a form comes back, if anything: nobody reads and writes in a blink. */
export function formFault(
  issuedAt: number,
  now: number,
): 'suggestion.form-too-quick' | 'suggestion.form-too-old' | undefined {
  if (now - issuedAt < FORM_SECONDS_LEAST * 1000) return 'suggestion.form-too-quick';
  return now - issuedAt > FORM_HOURS_MOST * 3_600_000 ? 'suggestion.form-too-old' : undefined;
}
