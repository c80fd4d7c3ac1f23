import type { FailureCode } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';

/** `refused`: the hour came and the letter could not be published; somebody has to look. */
export type ScheduleState = 'waiting' | 'done' | 'refused' | 'cancelled';

export interface ScheduledLetter {
  readonly letterId: Id;
  readonly number: string;
  readonly committerName: string;
  readonly organizationName: string;
  readonly publishAt: Date;
  readonly scheduledByName: string;
  readonly state: ScheduleState;
  /** Why it was refused. */
  readonly refusal: FailureCode | null;
}
