import type { FailureCode } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Need, NeedHearing, NeedState } from './types.ts';

export type NeedAct = 'answer' | 'decline' | 'reopen';

/** Adoption follows from the links between items and needs, so it is no act of its own. */
const LIFECYCLE: Readonly<Record<NeedState, Readonly<Partial<Record<NeedAct, NeedState>>>>> = {
  new: { answer: 'answered', decline: 'declined' },
  adopted: {},
  answered: { reopen: 'new' },
  declined: { reopen: 'new' },
  done: {},
  merged: {},
};

export const nextNeedState = (state: NeedState, act: NeedAct): NeedState | undefined => LIFECYCLE[state][act];

/** What somebody committed to stays where it was committed to. */
export const mayBePassed = (state: NeedState): boolean => state === 'new';

/** States in which a need still waits, so that it can be merged away. */
const WAITING: readonly NeedState[] = ['new', 'adopted'];

/**
 * Why the needs cannot become one, if they cannot: they belong to one organization, each still waits, and what a
 * commitment took up is not laid under what was decided otherwise.
 */
export function whyNotMerged(
  into: Pick<Need, 'id' | 'organizationId' | 'state'>,
  others: readonly Pick<Need, 'id' | 'organizationId' | 'state'>[],
): FailureCode | undefined {
  if (others.length === 0 || others.some(({ id }) => id === into.id)) return 'need.nothing-to-merge';
  if (others.some(({ organizationId }) => organizationId !== into.organizationId))
    return 'need.other-organization';
  if (into.state === 'merged' || others.some(({ state }) => !WAITING.includes(state))) {
    return 'need.merge-wrong-state';
  }
  const committed = others.some(({ state }) => state === 'adopted');
  return committed && !WAITING.includes(into.state) ? 'need.merge-wrong-state' : undefined;
}

/**
 * Which need the chosen hearings were before they were merged: it comes back instead of a new one, which is how a
 * merge is undone. Undefined when they were never one need by themselves.
 */
export function formerNeed(hearings: readonly NeedHearing[], chosen: ReadonlySet<Id>): Id | undefined {
  const taken = hearings.filter(({ id }) => chosen.has(id));
  const former = taken[0]?.mergedFromId;
  if (!former || taken.some(({ mergedFromId }) => mergedFromId !== former)) return undefined;
  const whole = hearings.filter(({ mergedFromId }) => mergedFromId === former).length === taken.length;
  return whole ? former : undefined;
}
