import type { Id } from '../../../kernel/ids.ts';
import { dayOf } from '../../../kernel/days.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, itemsOf, loadLetter, loadVersion } from '../../../registry/letters/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { personFacts } from '../../../registry/people/index.ts';
import { roundById } from '../../../registry/rounds/index.ts';
import { dutiesFor, guidedAs } from '../../../registry/rounds/rules.ts';
import { checkLetter, type CheckFacts, type Finding } from '../checks/index.ts';
import { findTwins } from './find-twins.ts';
import { nearest } from './rules.ts';
import type { Twin } from './types.ts';

export interface LetterChecks {
  readonly findings: readonly Finding[];
  readonly twins: readonly Twin[];
  /** What the same checks need while somebody types; the round is the reader's own to lay beside. */
  readonly facts: Omit<CheckFacts, 'round' | 'twins'>;
}

/**
 * What the checks notice in the newest version of a letter, for its authors and its reviewers alike.
 * @throws DomainError `letter.not-found`, `access.denied` for those who read it only when published
 */
export async function showChecks(ctx: Context, letterId: Id): Promise<LetterChecks> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.read', { ...(await factsOf(ctx, letter)), published: false });
  const [round, { content }, organization, ledger, person] = await Promise.all([
    roundById(ctx, letter.roundId),
    loadVersion(ctx, letterId, letter.version),
    organizationFacts(ctx, letter.organizationId),
    itemsOf(ctx, letterId),
    letter.personId === null ? undefined : personFacts(ctx, letter.personId),
  ]);
  const twins = await findTwins(ctx, letter, round);
  const guided = guidedAs({ person });
  const { domain } = organization;
  const facts = {
    committer: letter.committer,
    leadingCadre: person?.leadingCadre ?? false,
    today: dayOf(ctx.clock.now()),
    duties: dutiesFor(round.settings.duties, { domain, guided, post: person?.post ?? null }),
    ledger: ledger.map(({ id }) => id),
  };
  return {
    findings: checkLetter(content, { ...facts, round, twins: twins.map((twin) => nearest(twin)) }),
    twins,
    facts,
  };
}
