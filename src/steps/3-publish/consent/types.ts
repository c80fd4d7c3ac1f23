import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';

/** By one's own account, or on a signed paper that the branch keeps. */
export type ConsentChannel = 'click' | 'paper';

/** One consent and, when it was taken back, how. */
export interface Consent {
  readonly channel: ConsentChannel;
  readonly textVersion: number;
  readonly givenOn: Day;
  readonly recordedByName: string;
  readonly withdrawn: {
    readonly on: Day;
    readonly channel: ConsentChannel;
    readonly byName: string;
  } | null;
}

export interface ConsentRow {
  readonly personId: Id;
  readonly name: string;
  readonly post: string | null;
  /** The newest one; null when the person was never recorded as agreeing. */
  readonly consent: Consent | null;
  /** The letter of the round, once it is published. */
  readonly letter: { readonly id: Id; readonly number: string } | null;
}
