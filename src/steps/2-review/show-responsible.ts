import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../registry/letters/index.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { findReviewer } from './find-reviewer.ts';
import { responsibleAt, type Responsible } from './offices.ts';
import { goesUp } from './rules.ts';
import { reviewersOf } from './store.ts';

export interface Waiting {
  readonly responsible: Responsible;
  /** The actor may decide: holds the office and is a second person, also to the first level. */
  readonly mayDecide: boolean;
  /** An approval goes on to the second level. */
  readonly passesUp: boolean;
}

/** Who has to act on a letter that waits; undefined when none does. For those who read it from inside. */
export async function showResponsible(ctx: Context, letterId: Id): Promise<Waiting | undefined> {
  const letter = await loadLetter(ctx, letterId);
  const facts = await factsOf(ctx, letter);
  permit(ctx.actor, 'letter.read', { ...facts, published: false });
  const id = facts.reviewerOrganizationId;
  if (letter.state !== 'submitted' || !id) return undefined;
  const inBranch = letter.committer === 'person' && id === letter.organizationId;
  const [[responsible], first, { settings }, second] = await Promise.all([
    responsibleAt(ctx, [{ id, inBranch }]),
    letter.reviewLevel === 2 ? reviewersOf(ctx, letter) : [],
    roundById(ctx, letter.roundId),
    findReviewer(ctx, { ...letter, reviewLevel: 2 }),
  ]);
  const authors = [...(facts.authors ?? []), ...first];
  return (
    responsible && {
      responsible,
      mayDecide: can(ctx.actor, 'letter.review', { ...facts, authors }).allowed,
      passesUp: goesUp(letter, settings, second === id ? null : second),
    }
  );
}
