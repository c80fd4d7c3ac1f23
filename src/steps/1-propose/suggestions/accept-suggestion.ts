import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import {
  audit,
  bumpContentVersion,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { addSource, insertNeed, loadNeed, type HeardNeed } from '../needs/index.ts';
import { suggestionAccept, suggestionsChosen } from './schemas.ts';
import {
  chosenIds,
  factsOfBox,
  loadSuggestion,
  moveSuggestion,
  takeSuggestion,
  type InHand,
} from './store.ts';
import type { Urgency } from '../needs/types.ts';
import { withoutName } from './without-name.ts';

interface Wording {
  readonly text: string;
  readonly place: string | null;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly into: Id | null;
  readonly public: boolean;
}

/**
 * Takes up a suggestion in the words in which it may be published; what was sent stays as it was. From the box it
 * becomes a need, or one more source of a need that says the same. On an item it stands beside it until it is replied
 * to, or goes together with another one that says the same.
 * @throws DomainError `suggestion.wrong-state`, `suggestion.conflict`, `need.not-found`, `input.invalid`
 */
export async function acceptSuggestion(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision, ...wording } = parse(suggestionAccept, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'suggestion.accept', input: { id, revision, wording } }, async () =>
      takeUp(tx, await takeSuggestion(tx, id, 'accept', revision), wording),
    ),
  );
}

/** Takes up several in the words in which they came, all or none; not yet shown on the portal. */
export async function acceptSuggestions(ctx: Context, input: unknown): Promise<{ changed: number }> {
  const given = parse(suggestionsChosen, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'suggestion.accept-several', input: given }, async () => {
      const ids = await chosenIds(tx, given);
      for (const id of ids) {
        const taken = await takeSuggestion(tx, id, 'accept');
        const { text, place } = taken.suggestion;
        const plain = { category: null, urgency: 'normal', into: null, public: false } as const;
        await takeUp(tx, taken, { text, place, ...plain });
      }
      return { changed: ids.length };
    }),
  );
}

async function takeUp(tx: TransactionContext, taken: InHand, wording: Wording): Promise<void> {
  if (taken.organization.state === 'closed') throw new DomainError('organization.closed');
  const { text, place } = wording;
  if (taken.suggestion.itemId === null) {
    const needId = await becomeNeed(tx, taken, wording);
    await moveSuggestion(tx, taken, 'accept', { text, place, held: false }, { need: needId });
  } else {
    if (wording.into) await layTogether(tx, taken, wording.into);
    else {
      const told = await withoutName(tx, taken.suggestion.itemId, text);
      await moveSuggestion(tx, taken, 'accept', { text: told, place, held: false });
    }
    bumpContentVersion(tx);
  }
}

async function becomeNeed(
  tx: TransactionContext,
  { suggestion, organization }: InHand,
  { text, place, category, urgency, into, public: shown }: Wording,
): Promise<Id> {
  permit(tx.actor, 'need.record', factsOfBox(organization));
  const heard: HeardNeed = {
    organizationId: organization.id,
    text,
    place,
    category,
    urgency,
    source: 'suggestionBox',
    heardOn: suggestion.receivedOn,
    public: shown,
    suggestionId: suggestion.id,
  };
  const needId = into ? await addedTo(tx, into, heard) : await insertNeed(tx, heard);
  await audit(tx, {
    action: 'need.record',
    organizationId: organization.id,
    subjectKind: 'need',
    subjectId: needId,
    detail: { source: heard.source, suggestion: suggestion.id, added: into !== null },
  });
  if (shown) bumpContentVersion(tx);
  return needId;
}

/** Only a need of the same organization takes it in. */
async function addedTo(tx: TransactionContext, into: Id, heard: HeardNeed): Promise<Id> {
  const need = await loadNeed(tx, into);
  if (need.organizationId !== heard.organizationId) throw new DomainError('need.not-found');
  return addSource(tx, into, heard);
}

/** Only one on the same item that was taken up and stands for itself. */
async function layTogether(tx: TransactionContext, taken: InHand, into: Id): Promise<void> {
  const other = await loadSuggestion(tx, into);
  if (other.itemId !== taken.suggestion.itemId || other.state !== 'accepted') {
    throw new DomainError('suggestion.not-found');
  }
  await moveSuggestion(
    tx,
    { ...taken, state: 'merged' },
    'merge',
    { merged_into_id: into, held: false },
    { into },
  );
}
