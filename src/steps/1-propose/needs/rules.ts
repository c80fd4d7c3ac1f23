import type { NeedState } from './types.ts';

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
