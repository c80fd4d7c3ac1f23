import type { Context } from '../../platform/index.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Facts } from '../../registry/access/index.ts';
import { factsOf, loadLetter, loadVersion } from '../../registry/letters/index.ts';
import type { Letter, LetterVersion } from '../../registry/letters/types.ts';
import { organizationFacts, type Organization } from '../../registry/organizations/index.ts';
import { personFacts } from '../../registry/people/index.ts';
import type { Person } from '../../registry/people/types.ts';
import { roundById, type Round } from '../../registry/rounds/index.ts';

/** A letter on its way to the public, with everything that decides about it. */
export interface Approved {
  readonly letter: Letter;
  readonly version: LetterVersion;
  readonly round: Round;
  readonly organization: Organization;
  /** Who answers today for the organization that reviewed it. */
  readonly reviewer: Organization | null;
  readonly person: Person | null;
  readonly facts: Facts;
}

/** Without a permission check. @throws DomainError `letter.not-found` */
export async function takeApproved(ctx: Pick<Context, 'db'>, letterId: Id): Promise<Approved> {
  const letter = await loadLetter(ctx, letterId);
  const organization = await organizationFacts(ctx, letter.organizationId);
  const facts = await factsOf(ctx, letter, organization);
  return {
    letter,
    organization,
    facts,
    version: await loadVersion(ctx, letter.id, letter.version),
    round: await roundById(ctx, letter.roundId),
    reviewer: facts.reviewerOrganizationId
      ? await organizationFacts(ctx, facts.reviewerOrganizationId)
      : null,
    person: letter.personId ? await personFacts(ctx, letter.personId) : null,
  };
}
