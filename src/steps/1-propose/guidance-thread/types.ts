import type { Id } from '../../../kernel/ids.ts';

/** As what somebody wrote: the author of the letter, or a role at its organization. */
export type WrittenAs = 'author' | 'office' | 'secretary' | 'leader' | 'clerk';

export interface GuidanceNote {
  readonly id: Id;
  readonly text: string;
  readonly authorName: string;
  readonly writtenAs: WrittenAs;
  /** Written by the actor. */
  readonly own: boolean;
  readonly at: Date;
}

/** 指导意见: advice on one item of a letter, or on the letter as a whole, with what was answered. */
export interface GuidanceThread extends GuidanceNote {
  /** Null = the letter as a whole. */
  readonly itemId: Id | null;
  readonly replies: readonly GuidanceNote[];
  readonly resolvedAt: Date | null;
  readonly resolvedByName: string | null;
}

export const GUIDANCE_LIMITS = {
  /** Characters of one note. */
  text: 300,
  /** Notes on one letter. */
  notes: 200,
} as const;
