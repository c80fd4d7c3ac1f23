/** What is said in public and cannot be unsaid. */
export type LogKind =
  | 'commitment.published'
  | 'commitment.revised'
  | 'commitment.item_closed'
  | 'commitment.withdrawn'
  | 'suggestion.replied'
  | 'round.opened'
  | 'round.revised'
  | 'round.result'
  | 'rectification.ordered'
  | 'rectification.closed'
  | 'assessment.result'
  | 'import.completed'
  | 'erasure';

/** One line of the log, as anybody may recompute it. Field names are short: the line is printed on paper. */
export interface LogEntry {
  readonly v: 1;
  readonly kind: LogKind;
  /** Public number of the thing: of a letter, an item or a round. */
  readonly subject: string;
  readonly rev: number;
  /** Code of the organization whose commitment it is. */
  readonly org: string;
  /** Second of the act in UTC; informational, the order is the index. */
  readonly at: string;
  /** Code of the organization that acted. */
  readonly by: string;
  /** `sha256:` and the hexadecimal digest of salt ‖ canonical public document. */
  readonly digest: string;
  /** Digest of the previous revision of the same subject, or null for the first. */
  readonly prev: string | null;
}

export type ChainFault =
  /** An index is missing or not counted on by one. */
  | 'gap'
  /** The entry does not follow from the one before it. */
  | 'previous'
  /** The bytes of the entry do not give its hash. */
  | 'hash'
  /** The columns beside the entry tell something else than the entry. */
  | 'columns'
  /** The public document is gone or does not give the digest. */
  | 'document'
  /** A hash written down elsewhere at an earlier time differs: the chain was made anew. */
  | 'anchor';

export type ChainVerdict =
  | {
      readonly intact: true;
      readonly entries: number;
      /** Hexadecimal hash of the last entry: to be written down outside the database. */
      readonly head: string | null;
      /** Written but not yet given an index. */
      readonly pending: number;
    }
  | { readonly intact: false; readonly index: number; readonly fault: ChainFault };

/** A hash somebody wrote down, on paper or in another place. */
export interface Anchor {
  readonly index: number;
  /** Hexadecimal. */
  readonly hash: string;
}
