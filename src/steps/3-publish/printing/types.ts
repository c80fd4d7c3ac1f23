import type { Id } from '../../../kernel/ids.ts';
import type { Committer } from '../../../registry/letters/types.ts';

/** 附一 and 附二 · 公开栏 · 折页 · 承诺卡 · 宣读稿. */
export const PRINTS = ['letters', 'poster', 'booklet', 'cards', 'reading'] as const;
export type Print = (typeof PRINTS)[number];

export const COPIES = ['publication', 'archive'] as const;
export const FORMATS = ['pdf', 'docx'] as const;
export const PAPERS = ['a3', 'a4'] as const;

/** Whose letters: one letter · an organization's own and its members' · all below it too. */
export const EXTENTS = ['letter', 'organization', 'subtree'] as const;
export type Extent = (typeof EXTENTS)[number];

export interface PrintOrder {
  readonly print: Print;
  /** Front only, to be shown · with the back and full names, to be kept. */
  readonly copy: (typeof COPIES)[number];
  readonly format: (typeof FORMATS)[number];
  /** Of the poster. */
  readonly paper: (typeof PAPERS)[number];
  /** Both sides of the paper: each letter begins on a sheet of its own. */
  readonly duplex: boolean;
  readonly extent: Extent;
  readonly letterId: Id | null;
  readonly organizationId: Id | null;
  readonly committer: Committer | null;
}

/** A document ready to be sent. */
export interface PrintedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly pages: number | null;
}

export type PrintState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'cleared';

/** A letter that was left out, since no font can print it. */
export interface LeftOut {
  readonly name: string;
  readonly number: string;
  readonly characters: string;
}

export interface PrintPart {
  readonly nth: number;
  readonly letters: number;
  readonly pages: number;
  readonly bytes: number;
  readonly firstName: string;
  readonly lastName: string;
}

export interface PrintJob {
  readonly id: Id;
  readonly accountId: Id;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly roundId: Id;
  readonly order: PrintOrder;
  readonly origin: string;
  readonly state: PrintState;
  readonly lettersTotal: number;
  readonly lettersDone: number;
  readonly leftOut: readonly LeftOut[];
  readonly refusal: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly parts: readonly PrintPart[];
}
