import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';

/** 会议宣读 · 公开栏 · 书面材料: the channels beside the portal and the internal site (clause L1). */
export const CHANNELS = ['meetingReading', 'noticeBoard', 'handout'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Kind of the photographs beside an occasion. */
export const OCCASION_FILES = 'publicationOccasion';

/** One reading, posting or handing out, as far as it concerns one letter. */
export interface LetterOccasion {
  readonly occasionId: Id;
  readonly channel: Channel;
  readonly heldOn: Day;
  readonly place: string | null;
  readonly version: number;
  readonly recordedByName: string;
  readonly recordedOn: Day;
  readonly photos: readonly { readonly id: Id; readonly fileName: string }[];
  /** Recorded by mistake: stays in sight with the reason, and counts for nothing. */
  readonly takenBack: { readonly on: Day; readonly byName: string; readonly reason: string } | null;
}

/** What the public reads of it: that it was done, and when. */
export interface ShownElsewhere {
  readonly channel: Channel;
  readonly heldOn: Day;
}
