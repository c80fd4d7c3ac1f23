import type { Context } from '../../../platform/index.ts';
import { can } from '../../../registry/access/index.ts';
import { letterFacts, type LetterView } from '../../../registry/letters/index.ts';
import { personFacts } from '../../../registry/people/index.ts';
import { dutiesFor, guidedAs } from '../../../registry/rounds/rules.ts';
import type { Guided } from '../../../registry/rounds/types.ts';
import { guidanceThreads, takesAdvice, type GuidanceThread } from '../guidance-thread/index.ts';
import { needsBeside, type Need } from '../needs/index.ts';
import { unfinishedOf, type UnfinishedItem } from './last-round.ts';
import { hintsFor } from './rules.ts';

/** What lies beside the editor of a letter. */
export interface Drafting {
  readonly needs: readonly Need[];
  readonly guided: Guided;
  readonly hints: readonly string[];
  readonly duties: readonly string[];
  readonly unfinished: readonly UnfinishedItem[];
  /** Nothing for those who have no part in the advice. */
  readonly threads: readonly GuidanceThread[] | null;
  readonly mayAdvise: boolean;
}

/** Everything beside a letter that the actor reads from inside. @throws DomainError `letter.not-found`, `access.denied` */
export async function showDrafting(ctx: Context, view: LetterView): Promise<Drafting> {
  const { letter, organization, round } = view;
  const mayGuide = can(ctx.actor, 'letter.guide', letterFacts(letter, organization)).allowed;
  const [needs, unfinished, person, threads] = await Promise.all([
    needsBeside(ctx, letter.id),
    unfinishedOf(ctx, letter.id),
    letter.personId === null ? undefined : personFacts(ctx, letter.personId),
    mayGuide ? guidanceThreads(ctx, letter.id) : null,
  ]);
  const whom = { domain: organization.domain, guided: guidedAs({ person }), post: person?.post ?? null };
  return {
    needs,
    unfinished,
    guided: whom.guided,
    hints: hintsFor(round.settings.guidance, whom),
    duties: dutiesFor(round.settings.duties, whom),
    threads,
    mayAdvise: mayGuide && takesAdvice(letter.state),
  };
}
