import { notFound } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { can, permit } from '../../../registry/access/index.ts';
import { itemsOf, loadVersion } from '../../../registry/letters/index.ts';
import type { Item, Letter, LetterVersion } from '../../../registry/letters/types.ts';
import type { Round } from '../../../registry/rounds/types.ts';
import { occasionsOf } from '../channels/occasions-of.ts';
import type { LetterOccasion } from '../channels/types.ts';
import { loadCheck } from '../check-store.ts';
import { takeApproved } from '../take-approved.ts';
import type { SecrecyCheck } from '../types.ts';

export interface PublishedView {
  readonly letter: Letter;
  /** In full, as it was published: what the secrecy check masked stays masked. */
  readonly version: LetterVersion;
  readonly round: Round;
  readonly organizationName: string;
  readonly reviewerName: string | null;
  readonly items: readonly Item[];
  readonly check: SecrecyCheck | null;
  readonly occasions: readonly LetterOccasion[];
  readonly mayRecord: boolean;
  readonly mayWithdraw: boolean;
}

/** A published letter as the branch and its committee read it. @throws DomainError `letter.not-found`, `access.denied` */
export async function showPublished(ctx: Context, letterId: Id): Promise<PublishedView> {
  const { letter, organization, reviewer, round, facts } = await takeApproved(ctx, letterId);
  permit(ctx.actor, 'letter.read-inside', facts);
  if (letter.publishedVersion === null) throw notFound('letter');
  const [version, items, check, occasions] = await Promise.all([
    loadVersion(ctx, letterId, letter.publishedVersion),
    itemsOf(ctx, letterId),
    loadCheck(ctx, letterId, letter.publishedVersion),
    occasionsOf(ctx, letterId),
  ]);
  const may = (action: 'publication.record' | 'letter.withdraw'): boolean =>
    can(ctx.actor, action, facts).allowed;
  return {
    letter,
    version: {
      ...version,
      content: version.publishedContent ?? version.content,
      reason: version.publishedReason ?? version.reason,
    },
    round,
    organizationName: organization.name,
    reviewerName: reviewer?.name ?? null,
    items,
    check: check ?? null,
    occasions,
    mayRecord: may('publication.record'),
    mayWithdraw: letter.withdrawn === null && may('letter.withdraw'),
  };
}
