import { conflict, DomainError, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import type { Facts } from '../access/index.ts';
import { actingOrganization, organizationFacts, type Organization } from '../organizations/index.ts';
import { nextLetterState, type LetterAct } from './lifecycle.ts';
import { withStandingNeeds } from './need-links.ts';
import { toLetter, toVersion } from './rows.ts';
import { isWritten } from './rules.ts';
import { LETTER_COLUMN, shift, taking, tally } from './tally.ts';
import type { Letter, LetterVersion } from './types.ts';

type Db = { readonly db: Context['db'] };

/** Without a permission check, for verbs. @throws DomainError `letter.not-found` */
export async function loadLetter({ db }: Db, id: Id): Promise<Letter> {
  const row = isId(id)
    ? await db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound('letter');
  return toLetter(row);
}

/** Without a permission check. @throws DomainError `letter.not-found` when the letter has no such version */
export async function loadVersion({ db }: Db, letterId: Id, version: number): Promise<LetterVersion> {
  const row = await db
    .selectFrom('letter_version')
    .selectAll()
    .where('letter_id', '=', letterId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw notFound('letter');
  return withStandingNeeds({ db }, toVersion(row));
}

/**
 * What the policy needs to know of a letter. `reviewerOrganizationId` is the acting one: when the reviewer frozen at
 * submission was closed since, pass its successor.
 */
export const letterFacts = (
  letter: Letter,
  organization: { readonly path: string; readonly parentId: Id | null },
  reviewerOrganizationId: Id | null = letter.reviewerOrganizationId,
): Facts => ({
  organizationId: letter.organizationId,
  path: organization.path,
  parentId: organization.parentId,
  reviewerOrganizationId,
  personId: letter.personId,
  state: letter.state,
  published: letter.public && letter.publishedVersion !== null,
  authors: [letter.submittedBy, letter.enteredBy],
});

/**
 * The facts of a letter as the tree stands today: a reviewer that was merged since submission is stood in for by its
 * successor, a closed one without successor by the committer's present superior.
 */
export async function factsOf(ctx: Db, letter: Letter, known?: Organization): Promise<Facts> {
  const organization = known ?? (await organizationFacts(ctx, letter.organizationId));
  return letterFacts(letter, organization, await actingReviewer(ctx, letter, organization.parentId));
}

async function actingReviewer(ctx: Db, letter: Letter, parentId: Id | null): Promise<Id | null> {
  if (letter.reviewerOrganizationId === null) return null;
  const reviewer = await actingOrganization(ctx, letter.reviewerOrganizationId);
  return reviewer.state === 'closed' ? parentId : reviewer.id;
}

type Patch<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] };

export interface LetterMove {
  readonly letter?: Patch<
    Pick<
      Letter,
      | 'version'
      | 'public'
      | 'asCadre'
      | 'reviewerOrganizationId'
      | 'reviewDueOn'
      | 'reviewLevel'
      | 'warningsCount'
      | 'submittedAt'
      | 'submittedBy'
    >
  >;
  readonly version?: Patch<
    Omit<LetterVersion, 'letterId' | 'version' | 'state' | 'content' | 'reason' | 'createdBy' | 'createdAt'>
  >;
}

/**
 * Moves a letter and its newest version one step of the life cycle, provided that nobody moved it since it was loaded;
 * keeps the counters. `publish` makes the newest version the published one; `revise` and `dropRevision` leave
 * the rows of the versions as they are. @returns the letter as it now stands
 * @throws DomainError `letter.wrong-state` when the act is not in the life cycle, `letter.conflict` when changed since
 */
export async function moveLetter(
  tx: TransactionContext,
  letter: Letter,
  act: LetterAct,
  move: LetterMove = {},
): Promise<Letter> {
  const state = nextLetterState(letter.state, act);
  if (!state) throw new DomainError('letter.wrong-state', { params: { state: letter.state } });
  const patch = move.letter ?? {};
  const row = await tx.db
    .updateTable('letter')
    .set({
      state,
      revision: letter.revision + 1,
      updated_at: tx.clock.now(),
      version: patch.version,
      published_version: act === 'publish' ? letter.version : undefined,
      public: patch.public,
      as_cadre: patch.asCadre,
      // What is published again by a new version is no longer withdrawn.
      ...(act === 'publish' ? { withdrawn_at: null, withdrawn_reason: null, withdrawn_by: null } : {}),
      reviewer_organization_id: patch.reviewerOrganizationId,
      review_due_on: patch.reviewDueOn,
      review_level: patch.reviewLevel,
      warnings_count: patch.warningsCount,
      submitted_at: patch.submittedAt,
      submitted_by: patch.submittedBy,
    })
    .where('id', '=', letter.id)
    .where('state', '=', letter.state)
    .where('revision', '=', letter.revision)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw await letterConflict(tx, letter);
  const moved = toLetter(row);
  if (act !== 'revise' && act !== 'dropRevision') {
    const words = move.version ?? {};
    await tx.db
      .updateTable('letter_version')
      .set({
        state,
        submitted_by: words.submittedBy,
        submitted_at: words.submittedAt,
        approved_by: words.approvedBy,
        approved_by_name: words.approvedByName,
        approved_at: words.approvedAt,
        secrecy_checked_by: words.secrecyCheckedBy,
        published_content: words.publishedContent && JSON.stringify(words.publishedContent),
        published_reason: words.publishedReason,
        published_by: words.publishedBy,
        published_at: words.publishedAt,
      })
      .where('letter_id', '=', letter.id)
      .where('version', '=', letter.version)
      .execute();
  }
  await tally(
    tx,
    letter.roundId,
    letter.organizationId,
    shift(LETTER_COLUMN[letter.state], LETTER_COLUMN[state]),
  );
  const written = Number(isWritten(moved)) - Number(isWritten(letter));
  // Where it counts may have followed the person since the letter was loaded.
  await tally(tx, letter.roundId, moved.countsAt, taking('written', moved.countsAs, written));
  return moved;
}

/** The conflict a loser is told: which revision it saw and how the letter stands now. */
export async function letterConflict(tx: TransactionContext, seen: Letter): Promise<DomainError> {
  const now = await loadLetter(tx, seen.id);
  return conflict('letter', { seen: seen.revision, now: now.revision, state: now.state });
}
