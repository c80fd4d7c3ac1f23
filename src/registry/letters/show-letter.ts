import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../access/index.ts';
import { organizationFacts, type Organization } from '../organizations/index.ts';
import { personFacts } from '../people/index.ts';
import { roundById, type Round } from '../rounds/index.ts';
import { itemsOf } from './items.ts';
import { asPublished, itemAsPublished, submissionFaults, versionAsPublished } from './rules.ts';
import { factsOf, loadLetter } from './store.ts';
import { versionsOf } from './versions.ts';
import type { Item, Letter, LetterVersion } from './types.ts';
import type { FieldFault } from '../../kernel/errors.ts';

export interface LetterView {
  readonly letter: Letter;
  readonly round: Round;
  readonly organization: Organization;
  /** Name of the organization that reviews; null before submission. */
  readonly reviewerName: string | null;
  readonly leadingCadre: boolean;
  /** Who typed it for the committer; only for those who read it from inside. */
  readonly enteredByName: string | null;
  /** The version shown: the newest for those who work on it, the published one for everybody else. */
  readonly shown: LetterVersion;
  /** Newest first; only what the actor may read. */
  readonly versions: readonly LetterVersion[];
  readonly ledger: readonly Item[];
  /** What keeps the newest version from being handed in; only for those who work on it. */
  readonly missing: readonly FieldFault[];
  readonly mayEdit: boolean;
  readonly mayReview: boolean;
  readonly mayPublish: boolean;
}

/** A letter as the actor may see it. @throws DomainError `letter.not-found` outside the actor's sight */
export async function showLetter(ctx: Context, letterId: Id): Promise<LetterView> {
  const letter = await loadLetter(ctx, letterId);
  const facts = await factsOf(ctx, letter);
  permit(ctx.actor, 'letter.read', facts);
  // The published version is everybody's, the one being worked on is not.
  const inside = can(ctx.actor, 'letter.read', { ...facts, published: false }).allowed;
  const [round, organization, versions, ledger, person, reviewer, enteredByName] = await Promise.all([
    roundById(ctx, letter.roundId),
    organizationFacts(ctx, letter.organizationId),
    versionsOf(ctx, letterId),
    itemsOf(ctx, letterId),
    letter.personId === null ? undefined : personFacts(ctx, letter.personId),
    facts.reviewerOrganizationId ? organizationFacts(ctx, facts.reviewerOrganizationId) : undefined,
    inside && letter.onBehalfReason !== null ? typistOf(ctx, letter) : null,
  ]);
  const visible = inside
    ? versions
    : versions
        .filter(({ state }) => state === 'published')
        .map((version) => versionAsPublished(version, letter));
  const wanted = inside ? letter.version : letter.publishedVersion;
  const shown = visible.find(({ version }) => version === wanted)!;
  const leadingCadre = person?.leadingCadre ?? false;
  const open = letter.state === 'draft' || letter.state === 'returned';
  const may = (action: 'letter.draft' | 'letter.review' | 'letter.publish') =>
    can(ctx.actor, action, facts).allowed;
  return {
    letter: inside ? letter : asPublished(letter, shown.content.items.length),
    round,
    organization,
    reviewerName: reviewer?.name ?? null,
    leadingCadre,
    enteredByName,
    shown,
    versions: visible,
    ledger: inside
      ? ledger
      : ledger.filter((item) => item.public).map((item) => itemAsPublished(item, letter)),
    missing: inside
      ? submissionFaults(shown.content, { committer: letter.committer, leadingCadre, round, ledger })
      : [],
    mayEdit: open && may('letter.draft'),
    mayReview: letter.state === 'submitted' && may('letter.review'),
    mayPublish: letter.state === 'approved' && may('letter.publish'),
  };
}

async function typistOf({ db }: Context, { enteredBy }: Letter): Promise<string | null> {
  if (enteredBy === null) return null;
  const row = await db.selectFrom('account').select('name').where('id', '=', enteredBy).executeTakeFirst();
  return row?.name ?? null;
}
