import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { can, permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { loadNeed, similarNeeds } from '../needs/index.ts';
import type { Need, NeedState } from '../needs/types.ts';
import { repliesOf, type Reply } from './replies.ts';
import { deadlinesOf, type Deadlines } from './rules.ts';
import { suggestionHistory, type SuggestionEvent } from './suggestion-history.ts';
import { clocksNow, factsOfBox, loadSuggestion, SEALED } from './store.ts';
import type { Suggestion } from './types.ts';

export interface AlikeNeed {
  readonly id: Id;
  readonly text: string;
  readonly state: NeedState;
  readonly raisedCount: number;
  readonly likeness: number;
}

export interface SuggestionPage {
  readonly suggestion: Suggestion;
  readonly deadlines: Deadlines;
  readonly organization: { readonly id: Id; readonly name: string; readonly closed: boolean };
  /** The published item it is about. */
  readonly item: { readonly number: string; readonly content: string } | null;
  /** As it was sent; for those who handle it at the organization itself, until it was handed over. */
  readonly original: string | null;
  readonly hasContact: boolean;
  readonly mayReadContact: boolean;
  readonly mayHandle: boolean;
  /** The need it became or was added to, wherever it went since. */
  readonly need: Need | null;
  /** Needs of the organization that say nearly the same, while it is undecided. */
  readonly similar: readonly AlikeNeed[];
  /** Suggestions taken up on the same item, while it is undecided. */
  readonly onSameItem: readonly { readonly id: Id; readonly text: string }[];
  readonly replies: readonly Reply[];
  /** Others that wait and say nearly the same. */
  readonly alike: number;
  readonly history: readonly SuggestionEvent[];
}

/** One suggestion for office work. @throws DomainError `suggestion.not-found` outside the actor's sight */
export async function showSuggestion(ctx: Context, id: Id): Promise<SuggestionPage> {
  const suggestion = await loadSuggestion(ctx, id);
  const organization = await organizationFacts(ctx, suggestion.organizationId);
  const facts = factsOfBox(organization);
  permit(ctx.actor, 'suggestion.read', facts);
  const mayReadContact = can(ctx.actor, 'suggestion.read-contact', facts).allowed;
  const undecided = suggestion.state === 'received' && suggestion.itemId === null;
  const [clocks, sealed, item, needId, similar, onSameItem, replies, alike, history] = await Promise.all([
    clocksNow(ctx),
    ctx.db
      .selectFrom('suggestion')
      .select(['original', 'contact'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    itemOf(ctx, suggestion),
    needOfSuggestion(ctx, id),
    undecided ? similarNeeds(ctx, organization.id, suggestion.text) : [],
    onItem(ctx, suggestion),
    repliesOf(ctx, [id]),
    countAlike(ctx, suggestion),
    suggestionHistory(ctx, id),
  ]);
  const open = mayReadContact && suggestion.state !== 'handedOver';
  return {
    suggestion,
    deadlines: deadlinesOf(suggestion, clocks, ctx.calendar),
    organization: { id: organization.id, name: organization.name, closed: organization.state === 'closed' },
    item,
    original: open ? (ctx.secrets.open(SEALED.original, sealed.original, id) ?? null) : null,
    hasContact: sealed.contact !== null && suggestion.state !== 'handedOver',
    mayReadContact,
    mayHandle: can(ctx.actor, 'suggestion.handle', facts).allowed,
    need: needId === null ? null : await loadNeed(ctx, needId),
    similar,
    onSameItem,
    replies: replies.get(id) ?? [],
    alike,
    history,
  };
}

async function itemOf({ db }: Context, { itemId }: Suggestion): Promise<SuggestionPage['item']> {
  if (itemId === null) return null;
  const row = await db
    .selectFrom('item')
    .select(['number', 'content'])
    .where('id', '=', itemId)
    .executeTakeFirst();
  return row ?? null;
}

const TOGETHER = 20;

async function onItem({ db }: Context, { itemId, state }: Suggestion): Promise<SuggestionPage['onSameItem']> {
  if (itemId === null || state !== 'received') return [];
  return db
    .selectFrom('suggestion')
    .select(['id', 'text'])
    .where('item_id', '=', itemId)
    .where('state', '=', 'accepted')
    .orderBy('received_on', 'desc')
    .orderBy('id')
    .limit(TOGETHER)
    .execute();
}

/** Its hearing moves with merges and splits, so the need is found by it. Without a permission check. */
export async function needOfSuggestion({ db }: Pick<Context, 'db'>, id: Id): Promise<Id | null> {
  const row = await db
    .selectFrom('need_source')
    .select('need_id')
    .where('suggestion_id', '=', id)
    .executeTakeFirst();
  return row?.need_id ?? null;
}

async function countAlike({ db }: Context, { id, alikeToId }: Suggestion): Promise<number> {
  const first = alikeToId ?? id;
  const { count } = await db
    .selectFrom('suggestion')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(sql<boolean>`coalesce(alike_to_id, id) = ${first}`)
    .where((eb) => eb.or([eb('alike_to_id', '=', first), eb('id', '=', first)]))
    .where('id', '<>', id)
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow();
  return Number(count);
}
