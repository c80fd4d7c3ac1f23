import { sql, type Selectable } from 'kysely';
import { conflict, DomainError, notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import { likenessBands } from '../../../kernel/likeness.ts';
import {
  audit,
  bigramVector,
  type Context,
  type Database,
  type TransactionContext,
} from '../../../platform/index.ts';
import { permit, type Facts } from '../../../registry/access/index.ts';
import { organizationFacts, type Organization } from '../../../registry/organizations/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import { nextSuggestionState, USUAL_CLOCKS, type SuggestionAct } from './rules.ts';
import type { Suggestion, SuggestionClocks, SuggestionState } from './types.ts';

export const SUGGESTION_COLUMNS = [
  'suggestion.id', 'suggestion.organization_id', 'suggestion.item_id', 'suggestion.text', 'suggestion.place',
  'suggestion.state', 'suggestion.held', 'suggestion.alike_to_id', 'suggestion.merged_into_id', 'suggestion.reason',
  'suggestion.answer', 'suggestion.reference', 'suggestion.received_on', 'suggestion.decided_on', 'suggestion.revision',
] as const; // prettier-ignore

type Row = Omit<
  Selectable<Database['suggestion']>,
  'code_hash' | 'original' | 'contact' | 'account_id' | 'bands' | 'search'
>;

export const toSuggestion = (row: Row): Suggestion => ({
  id: row.id,
  organizationId: row.organization_id,
  itemId: row.item_id,
  text: row.text,
  place: row.place,
  state: row.state as SuggestionState,
  held: row.held,
  alikeToId: row.alike_to_id,
  mergedIntoId: row.merged_into_id,
  reason: row.reason,
  answer: row.answer,
  reference: row.reference,
  receivedOn: row.received_on,
  decidedOn: row.decided_on,
  revision: row.revision,
});

/** Purposes under which texts of residents are sealed. */
export const SEALED = { original: 'suggestion original', contact: 'suggestion contact' } as const;

export const factsOfBox = ({ id, path, parentId }: Organization): Facts => ({
  organizationId: id,
  path,
  parentId,
});

/** Without a permission check. @throws DomainError `suggestion.not-found` */
export async function loadSuggestion({ db }: Pick<Context, 'db'>, id: Id): Promise<Suggestion> {
  const row = isId(id)
    ? await db.selectFrom('suggestion').select(SUGGESTION_COLUMNS).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound('suggestion');
  return toSuggestion(row);
}

export interface InHand {
  readonly suggestion: Suggestion;
  readonly organization: Organization;
  readonly state: SuggestionState;
}

/**
 * The suggestion held for an act of whoever handles it, with the state it goes to.
 * @throws DomainError `suggestion.not-found`, `access.denied`, `suggestion.conflict`, `suggestion.wrong-state`
 */
export async function takeSuggestion(
  tx: TransactionContext,
  id: Id,
  act: SuggestionAct,
  seen?: number,
): Promise<InHand> {
  if (isId(id)) await tx.db.selectFrom('suggestion').select('id').where('id', '=', id).forUpdate().execute();
  const suggestion = await loadSuggestion(tx, id);
  const organization = await organizationFacts(tx, suggestion.organizationId);
  permit(tx.actor, 'suggestion.handle', factsOfBox(organization));
  if (seen !== undefined && suggestion.revision !== seen) {
    throw conflict('suggestion', { seen, now: suggestion.revision });
  }
  const state = nextSuggestionState(suggestion.state, act);
  if (!state) throw new DomainError('suggestion.wrong-state');
  return { suggestion, organization, state };
}

export interface SuggestionPatch {
  readonly text?: string;
  readonly place?: string | null;
  readonly held?: boolean;
  readonly organization_id?: Id;
  readonly merged_into_id?: Id | null;
  readonly reason?: string | null;
  readonly answer?: string | null;
  readonly reference?: string | null;
}

/** Moves it on and leaves the trace. Decided is what the sender hears of; passing on and setting free are not. */
export async function moveSuggestion(
  tx: TransactionContext,
  { suggestion, state }: InHand,
  act: SuggestionAct,
  patch: SuggestionPatch = {},
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { text, place } = { ...suggestion, ...patch };
  const reworded = patch.text !== undefined || patch.place !== undefined;
  await tx.db
    .updateTable('suggestion')
    .set({
      ...patch,
      ...(reworded
        ? { search: bigramVector(text, place), bands: sql<number[]>`${likenessBands(text)}::int[]` }
        : {}),
      state,
      decided_on: state === 'received' ? null : tx.clock.today(),
      account_id: tx.actor.accountId ?? null,
      revision: suggestion.revision + 1,
    })
    .where('id', '=', suggestion.id)
    .execute();
  await audit(tx, {
    action: `suggestion.${act}`,
    organizationId: suggestion.organizationId,
    subjectKind: 'suggestion',
    subjectId: suggestion.id,
    detail: { state, ...detail },
  });
}

/** The ticked ones and, where asked, those still waiting that say nearly the same; in one order for every act. */
export async function chosenIds(
  { db }: Pick<Context, 'db'>,
  { ids, withAlike }: { readonly ids: readonly Id[]; readonly withAlike: boolean },
): Promise<Id[]> {
  const alike =
    withAlike && ids.length > 0
      ? await db
          .selectFrom('suggestion')
          .select('id')
          .where('alike_to_id', 'in', [...ids])
          .where('state', '=', 'received')
          .where('held', '=', true)
          .execute()
      : [];
  return [...new Set([...ids, ...alike.map(({ id }) => id)])].toSorted();
}

export async function clocksNow(ctx: Pick<Context, 'db'>): Promise<SuggestionClocks> {
  return (await currentRound(ctx))?.settings.suggestions ?? USUAL_CLOCKS;
}
