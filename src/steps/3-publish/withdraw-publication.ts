import { DomainError } from '../../kernel/errors.ts';
import type { Day } from '../../kernel/days.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { takeOffPortal } from '../../registry/letters/index.ts';
import { append } from '../../transparency/index.ts';
import { loggedNaming } from './rules.ts';
import { withdrawalInput } from './schemas.ts';
import { takeApproved } from './take-approved.ts';

/**
 * Takes a published letter off the portal, in sight of all: its page says when, by whom and why, the log gets an entry
 * of its own and keeps every version. The commitment itself goes on; a revision may be published again.
 * @throws DomainError `letter.not-found`, `access.denied`, `access.second-person`, `publish.not-on-portal`,
 * `publish.already-withdrawn`, `letter.conflict`
 */
export async function withdrawPublication(ctx: Context, input: unknown): Promise<{ withdrawnOn: Day }> {
  const given = parse(withdrawalInput, input);
  return transact(ctx, async (tx) => {
    const { letter, organization, facts } = await takeApproved(tx, given.letterId);
    permit(tx.actor, 'letter.withdraw', facts);
    return once(tx, { action: 'letter.withdraw', input: given }, async () => {
      const { publishedVersion } = letter;
      if (letter.withdrawn) throw new DomainError('publish.already-withdrawn');
      if (publishedVersion === null || !letter.public) throw new DomainError('publish.not-on-portal');
      const by = await actingFor(tx, facts.reviewerOrganizationId ?? null);
      await takeOffPortal(tx, letter, { reason: given.reason, by: by?.id ?? null });
      const today = tx.clock.today();
      await append(tx, {
        kind: 'commitment.withdrawn',
        subject: letter.number,
        revision: publishedVersion,
        organizationCode: organization.code,
        by: by?.code ?? organization.code,
        document: {
          number: letter.number,
          version: publishedVersion,
          withdrawnOn: today,
          withdrawnBy: by?.name ?? null,
          reason: loggedNaming(letter).tell(given.reason),
        },
      });
      await audit(tx, {
        action: 'letter.withdraw',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, version: publishedVersion, reason: given.reason },
      });
      bumpContentVersion(tx);
      return { withdrawnOn: today };
    });
  });
}

/** The organization in whose name it is done: the reviewer's when the actor acts for it, else the actor's own. */
async function actingFor(
  { db, actor }: Pick<Context, 'actor'> & { readonly db: Pick<Context['db'], 'selectFrom'> },
  reviewerId: string | null,
): Promise<{ id: string; code: string; name: string } | undefined> {
  const grants = actor.grants.filter(({ role }) => role === 'office' || role === 'secretary');
  const grant = grants.find(({ organizationId }) => organizationId === reviewerId) ?? grants[0];
  if (!grant) return undefined;
  return db
    .selectFrom('organization')
    .select(['id', 'code', 'name'])
    .where('id', '=', grant.organizationId)
    .executeTakeFirst();
}
