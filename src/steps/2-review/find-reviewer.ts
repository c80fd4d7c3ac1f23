import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { Letter } from '../../registry/letters/index.ts';
import { actingOrganization, organizationFacts } from '../../registry/organizations/index.ts';
import { reviewsAt } from './offices.ts';
import { reviewerOf } from './rules.ts';

/** The organization that reviews this letter at its present level, as the tree and the offices stand now. */
export async function findReviewer(
  ctx: Pick<Context, 'db' | 'clock'>,
  letter: Pick<Letter, 'committer' | 'organizationId' | 'personId' | 'reviewLevel'>,
): Promise<Id> {
  const organization = await actingOrganization(ctx, letter.organizationId);
  const reviewsThere = letter.personId !== null && (await reviewsAt(ctx, letter.personId, organization.id));
  const first = reviewerOf({ committer: letter.committer, organization, reviewsThere });
  if (letter.reviewLevel === 1) return first;
  return (await organizationFacts(ctx, first)).parentId ?? first;
}
