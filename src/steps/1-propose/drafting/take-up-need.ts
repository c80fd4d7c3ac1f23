import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { can } from '../../../registry/access/index.ts';
import {
  letterFacts,
  letterOfOrganization,
  saveDraft,
  showLetter,
  startLetter,
} from '../../../registry/letters/index.ts';
import { LIMITS, type ItemContent } from '../../../registry/letters/types.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import { showNeed, type Need } from '../needs/index.ts';

/** How the letter of the need's organization could take it up; `letterId` null: it has none yet. */
export type TakingUp =
  | { readonly kind: 'ready'; readonly letterId: Id | null }
  /** Handed in or published: it has to be recalled or revised first. */
  | { readonly kind: 'closed'; readonly letterId: Id }
  | { readonly kind: 'taken'; readonly letterId: Id }
  | { readonly kind: 'none' };

/** Whether the actor can begin an item for this need in the letter of its organization. */
export async function takingUp(ctx: Context, need: Need): Promise<TakingUp> {
  const round = await currentRound(ctx);
  if (round?.state !== 'open' || (need.state !== 'new' && need.state !== 'adopted')) return { kind: 'none' };
  const organization = await organizationFacts(ctx, need.organizationId);
  const letter = await letterOfOrganization(ctx, round.id, organization.id);
  const facts = letter
    ? letterFacts(letter, organization)
    : { organizationId: organization.id, path: organization.path };
  if (!can(ctx.actor, 'letter.draft', facts).allowed) return { kind: 'none' };
  if (!letter) return { kind: 'ready', letterId: null };
  const { shown, mayEdit } = await showLetter(ctx, letter.id);
  if (shown.content.items.some(({ needIds }) => needIds.includes(need.id))) {
    return { kind: 'taken', letterId: letter.id };
  }
  return { kind: mayEdit ? 'ready' : 'closed', letterId: letter.id };
}

/**
 * Begins an item for a need in the letter of its organization, which is started when there is none; the words are left to
 * the author. Taken up before, it stays as it is.
 * @throws DomainError `need.not-found`, `need.letter-closed`, `letter.too-many-items`
 */
export async function takeUpNeed(ctx: Context, needId: Id): Promise<{ letterId: Id }> {
  const { need } = await showNeed(ctx, needId);
  const place = await takingUp(ctx, need);
  if (place.kind === 'taken') return { letterId: place.letterId };
  if (place.kind !== 'ready') throw new DomainError('need.letter-closed');
  const keyed = (act: string): Context => ({
    ...ctx,
    requestKey: ctx.requestKey && `${ctx.requestKey} ${act}`,
  });
  const letterId =
    place.letterId ??
    (await startLetter(keyed('start'), { committer: 'organization', organizationId: need.organizationId }))
      .id;
  const { letter, shown, round } = await showLetter(ctx, letterId);
  const { opening, items } = shown.content;
  const known = round.settings.categories.organization.some(({ code }) => code === need.category);
  const blank = items.findIndex(isBlank);
  if (blank < 0 && items.length >= LIMITS.items) throw new DomainError('letter.too-many-items');
  const item = {
    ...(items[blank] ?? EMPTY),
    category: known ? (need.category ?? '') : '',
    needIds: [need.id],
  };
  await saveDraft(keyed('save'), letterId, {
    revision: letter.revision,
    opening,
    items: blank < 0 ? [...items, item] : items.with(blank, { ...items[blank]!, ...item }),
  });
  return { letterId };
}

const EMPTY = { category: '', content: '', measures: '', responsiblePerson: '', dueOn: '' };

const isBlank = ({ content, measures, category, needIds }: ItemContent): boolean =>
  !content && !measures && !category && needIds.length === 0;
