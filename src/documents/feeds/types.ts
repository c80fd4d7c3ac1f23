import type { Day } from '../../kernel/days.ts';

/** One piece of news in a feed. */
export interface FeedEntry {
  /** Stays the same for the same news, wherever and whenever it is read. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly updated: Date;
  readonly text: string;
  readonly author?: string | undefined;
}

export interface Feed {
  readonly title: string;
  readonly subtitle: string;
  /** Of the feed itself, and of the page that shows the same. */
  readonly selfUrl: string;
  readonly pageUrl: string;
  readonly author: string;
  readonly language: string;
  readonly rights: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** A day by which something is due. */
export interface DueEvent {
  /** Globally unique; stays the same when day or words change. */
  readonly uid: string;
  /** How often it was changed. */
  readonly sequence: number;
  readonly day: Day;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly changedAt: Date;
}

export interface DueCalendar {
  readonly title: string;
  readonly url: string;
  readonly language: 'ZH' | 'EN';
  readonly events: readonly DueEvent[];
}
