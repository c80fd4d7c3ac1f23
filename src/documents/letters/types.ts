/** Front only, to be read · with the back, on which becomes written what was kept. */
export type LetterCopy = 'publication' | 'archive';

/** By which a paper is compared with what was published. Empty where nothing is public. */
export interface Check {
  /** SVG of the code. */
  readonly qr: string | null;
  readonly address: string;
  readonly fingerprint: string;
  readonly logIndex: number | null;
  readonly note: string;
}

export interface LetterLine {
  readonly nth: string;
  readonly category: string;
  readonly content: string;
  readonly measures: string;
  readonly responsible: string;
  readonly due: string;
  readonly source: string;
}

/** The back of the archive copy. Empty texts are left to the pen. */
export interface LetterBack {
  readonly items: readonly {
    readonly nth: string;
    readonly content: string;
    readonly told: string;
    readonly outcome: string;
    readonly closedOn: string;
  }[];
  readonly parts: readonly { readonly title: string; readonly body: string }[];
  readonly on: string;
}

/** 附一 or 附二 as it stands on paper: every text is ready to be printed. */
export interface LetterSheet {
  readonly committer: 'organization' | 'person';
  /** Whom to name when something cannot be printed. */
  readonly name: string;
  readonly number: string;
  readonly version: string;
  readonly round: string;
  readonly campaign: string;
  /** Label and value; a true third part spans the sheet. */
  readonly facts: readonly (readonly [label: string, value: string, wide?: boolean])[];
  readonly opening: string;
  readonly items: readonly LetterLine[];
  readonly review: {
    readonly opinion: string;
    readonly by: string;
    readonly reviewer: string;
    readonly on: string;
  };
  readonly unit: string;
  readonly back: LetterBack | null;
  readonly check: Check;
}

export interface LetterPrint {
  readonly letters: readonly LetterSheet[];
  /** Each letter begins on a sheet of its own when both sides are printed. */
  readonly duplex: boolean;
  readonly archive: boolean;
  /** Tags for screen readers make a file three times as large. Default on. */
  readonly tagged?: boolean;
  readonly at: Date;
}
