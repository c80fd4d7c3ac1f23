import type { ItemState } from '../../registry/letters/types.ts';
import { loggedNaming } from '../3-publish/index.ts';
import type { LetterInHand } from './letter-in-hand.ts';
import type { PartsHeard } from './parts-heard.ts';
import type { Assessment, Counts, Derivation } from './types.ts';

/** The document behind the log entry of a result: what the public page shows of it. */
export interface PublicResultDocument {
  readonly number: string;
  readonly committer: string;
  readonly items: readonly { readonly number: string; readonly state: ItemState }[];
  readonly publicAppraisal: {
    readonly heldOn: string;
    readonly participants: number;
    readonly issued: number;
    readonly returned: number;
    readonly counts: Counts;
    readonly satisfactionRate: number;
  } | null;
  readonly derivation: Derivation;
  readonly opinion: string;
}

export function publicResultDocument(
  { letter, items }: LetterInHand,
  { derivation, opinion }: Assessment,
  { publicAppraisals }: PartsHeard,
): PublicResultDocument {
  const naming = loggedNaming(letter);
  const held = publicAppraisals[0];
  return {
    number: letter.number,
    committer: naming.name,
    items: items.map(({ number, state }) => ({ number, state })),
    publicAppraisal:
      held && held.satisfactionRate !== null
        ? {
            heldOn: held.heldOn,
            participants: held.participants,
            issued: held.issued,
            returned: held.returned,
            counts: held.counts,
            satisfactionRate: held.satisfactionRate,
          }
        : null,
    derivation,
    opinion: naming.tell(opinion),
  };
}
