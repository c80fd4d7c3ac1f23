import type { Id } from '../../kernel/ids.ts';
import type { Committer } from '../../registry/letters/types.ts';

export interface SubmitterFacts {
  readonly committer: Committer;
  /** The committing organization, or the branch of the committing person. */
  readonly organization: { readonly id: Id; readonly parentId: Id | null };
  /** The person would review the branch's letters, and so his own. */
  readonly reviewsThere: boolean;
}

/**
 * Who reviews (clause V1): the direct superior for an organization, the branch for a member, one level up for somebody
 * who reviews in the branch himself. At the root it is the root itself, by a second person.
 */
export function reviewerOf({ committer, organization, reviewsThere }: SubmitterFacts): Id {
  if (committer === 'person' && !reviewsThere) return organization.id;
  return organization.parentId ?? organization.id;
}
