import { sql } from 'kysely';
import { addWorkingDays } from '../../kernel/days.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { loadLetter, type Letter } from '../../registry/letters/index.ts';
import { actingOrganization } from '../../registry/organizations/index.ts';
import { authorityOver } from '../../registry/people/index.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { findReviewer } from './find-reviewer.ts';
import { officesOf } from './offices.ts';
import type { TransferReason } from './types.ts';

const AT_ONCE = 500;

/**
 * Sends open reviews on to whoever reviews now: the reviewer was merged or closed, the committing organization was
 * moved, the committing person has come to review there himself or has a post under another authority. The new reviewer
 * gets the full time, and the letter says where it came from and why. Run by the program. @returns how many letters went
 * elsewhere
 */
export async function rerouteReviews(ctx: Context): Promise<number> {
  permit(ctx.actor, 'round.manage', {});
  let moved = 0;
  let after: Id | undefined;
  do {
    const found = await astray(ctx, after);
    for (const letterId of found) moved += await transact(ctx, (tx) => reroute(tx, letterId));
    after = found.length === AT_ONCE ? found.at(-1) : undefined;
  } while (after !== undefined);
  return moved;
}

/**
 * Open reviews that may wait at the wrong place; `reroute` looks closely. A person's letter that went up once stays up
 * there, though the office that sent it there has ended.
 */
async function astray({ db, clock }: Pick<Context, 'db' | 'clock'>, after: Id | undefined): Promise<Id[]> {
  const today = clock.today();
  const rows = await db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .innerJoin('organization as reviewer', 'reviewer.id', 'letter.reviewer_organization_id')
    .leftJoin('organization as above', 'above.id', 'organization.parent_id')
    .leftJoin('person', 'person.id', 'letter.person_id')
    .leftJoin('post_authority', (join) =>
      join.onRef('post_authority.person_id', '=', 'person.id').on('person.leading_cadre', '=', true),
    )
    .leftJoin('organization as authority', (join) =>
      join.onRef('authority.id', '=', 'post_authority.organization_id').on('authority.state', '=', 'active'),
    )
    .select('letter.id')
    .where('letter.state', '=', 'submitted')
    .$if(after !== undefined, (query) => query.where('letter.id', '>', after!))
    .where(
      sql<boolean>`reviewer.state = 'closed' or organization.state = 'closed' or case
        when letter.committer = 'organization' and letter.review_level = 1
          then reviewer.id <> coalesce(organization.parent_id, organization.id)
        when letter.committer = 'organization'
          then reviewer.id <> coalesce(above.parent_id, above.id, organization.id)
        else not starts_with(coalesce(authority.path, organization.path), reviewer.path)
          or letter.review_level = 2 and reviewer.parent_id is not null
            and reviewer.path = coalesce(authority.path, organization.path)
          or reviewer.parent_id is not null and exists (
            select from access_grant join account on account.id = access_grant.account_id
            where account.person_id = letter.person_id and access_grant.organization_id = reviewer.id
              and access_grant.role in ('office', 'secretary') and access_grant.ended_at is null
              and account.state <> 'disabled' and access_grant.from_day <= ${today}
              and (access_grant.until_day is null or access_grant.until_day >= ${today})) end`,
    )
    .orderBy('letter.id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

async function reroute(tx: TransactionContext, letterId: Id): Promise<0 | 1> {
  const letter = await loadLetter(tx, letterId);
  const from = letter.reviewerOrganizationId;
  if (letter.state !== 'submitted' || from === null) return 0;
  const to = await findReviewer(tx, letter);
  if (to === from) return 0;
  const { settings } = await roundById(tx, letter.roundId);
  const reviewDueOn = addWorkingDays(tx.clock.today(), settings.review.workingDays, tx.calendar);
  const { numUpdatedRows } = await tx.db
    .updateTable('letter')
    .set({
      reviewer_organization_id: to,
      review_due_on: reviewDueOn,
      revision: letter.revision + 1,
      updated_at: tx.clock.now(),
    })
    .where('id', '=', letterId)
    .where('state', '=', 'submitted')
    .where('revision', '=', letter.revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return 0;
  const reason = await reasonOf(tx, from, letter);
  const now = tx.clock.now();
  await tx.db
    .insertInto('review_transfer')
    .values({
      id: newId(now.getTime()),
      letter_id: letterId,
      from_organization_id: from,
      to_organization_id: to,
      reason,
      at: now,
    })
    .execute();
  await audit(tx, {
    action: 'review.reroute',
    organizationId: letter.organizationId,
    subjectKind: 'letter',
    subjectId: letterId,
    detail: { from, to, reason },
  });
  return 1;
}

async function reasonOf(tx: TransactionContext, from: Id, letter: Letter): Promise<TransferReason> {
  const acting = await actingOrganization(tx, from);
  if (acting.id !== from || acting.state === 'closed') return 'reviewerClosed';
  if (letter.personId === null) return 'organizationMoved';
  const { path } = await actingOrganization(tx, letter.organizationId);
  if (!path.startsWith(acting.path)) return 'organizationMoved';
  if ((await officesOf(tx, letter.personId)).includes(from)) return 'officeChanged';
  return (await authorityOver(tx, letter.personId)) === undefined ? 'organizationMoved' : 'authorityNamed';
}
