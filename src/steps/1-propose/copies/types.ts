import type { Id } from '../../../kernel/ids.ts';

/** An item of another letter, in this round or the one before, that says nearly the same as one's own. */
export type Twin = ReadableTwin | HiddenTwin;

interface Alike {
  /** The own item. */
  readonly itemId: Id;
  /** Percent of equal text. */
  readonly share: number;
}

export interface ReadableTwin extends Alike {
  readonly readable: true;
  readonly letterId: Id;
  readonly committerName: string;
  readonly organizationName: string;
  readonly roundName: string;
  readonly content: string;
}

/** Not published and not the reader's to see: that there is one is all that is said. */
export interface HiddenTwin extends Alike {
  readonly readable: false;
}
