import { sql } from 'kysely';
import { conflict, DomainError, invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import {
  audit,
  brokenConstraint,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { organizationFacts } from '../organizations/index.ts';
import { personFacts } from '../people/index.ts';
import { currentRound, roundById, type Round } from '../rounds/index.ts';
import { refuseOtherParticipation } from './participation.ts';
import { fewestItems, letterNumber } from './rules.ts';
import { newLetter } from './schemas.ts';
import { more, tally } from './tally.ts';
import type { CountsAs, LetterContent } from './types.ts';

interface Author {
  readonly organizationId: Id;
  readonly personId: Id | null;
  readonly name: string;
  readonly leadingCadre: boolean;
  readonly countsAs: CountsAs;
}

/**
 * Begins a letter for an organization or a person in the open round, with as many empty items as the round asks for.
 * Who enters it for somebody else says why (代录).
 * @throws DomainError `letter.exists`, `letter.round-not-open`, `letter.author-gone`, `letter.is-exempt`,
 * `letter.has-oral`, `input.invalid` at `onBehalfReason`
 */
export async function startLetter(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const wanted = parse(newLetter, input);
  const author =
    wanted.committer === 'person'
      ? await personAs(ctx, wanted.personId)
      : await organizationAs(ctx, wanted.organizationId);
  const organization = await organizationFacts(ctx, author.organizationId);
  const { id: organizationId, path, parentId } = organization;
  permit(ctx.actor, 'letter.draft', { organizationId, path, parentId, personId: author.personId });
  if (organization.state === 'closed')
    throw new DomainError('letter.author-gone', { params: { name: author.name } });
  const onBehalf = author.personId !== null && author.personId !== ctx.actor.personId;
  const reason = wanted.committer === 'person' ? wanted.onBehalfReason : null;
  if (onBehalf && !reason) throw invalid([{ field: 'onBehalfReason', code: 'input.missing' }]);
  return transact(ctx, (tx) =>
    once(tx, { action: 'letter.start', input: wanted }, async () => {
      const round = await openRoundOf(tx, wanted.roundId);
      await holdAuthor(tx, author);
      await refuseOtherParticipation(tx, round.id, author.organizationId, author.personId);
      const id = newId(tx.clock.now().getTime());
      const content = emptyContent(
        fewestItems({ committer: wanted.committer, leadingCadre: author.leadingCadre, round }),
      );
      const number = await nextNumber(tx, round, organization);
      await insertLetter(tx, { id, number, round, author, content, reason: onBehalf ? reason : null });
      await tally(tx, round.id, organizationId, more('letters_draft'));
      await audit(tx, {
        action: 'letter.start',
        organizationId,
        subjectKind: 'letter',
        subjectId: id,
        detail: { number, onBehalf },
      });
      return { id };
    }),
  );
}

/** The round named, or the one that is open now. @throws DomainError `letter.round-not-open` */
export async function openRoundOf(tx: TransactionContext, roundId: Id | undefined): Promise<Round> {
  const round = roundId === undefined ? await currentRound(tx) : await roundById(tx, roundId);
  if (round?.state !== 'open') throw new DomainError('letter.round-not-open');
  return round;
}

/** @throws DomainError `letter.author-gone` when the person left the roster */
export async function personAs(ctx: Context, personId: Id): Promise<Author> {
  const person = await personFacts(ctx, personId);
  if (person.state === 'left') throw new DomainError('letter.author-gone', { params: { name: person.name } });
  return {
    organizationId: person.countedOrganizationId,
    personId,
    name: person.name,
    leadingCadre: person.leadingCadre,
    countsAs: person.kind,
  };
}

/**
 * Keeps a person where and as what they are counted until the commit, so that the counters of a transfer at the same
 * time find what is written here. @throws DomainError `person.conflict` when they were changed since
 */
export async function holdAuthor(tx: TransactionContext, author: Author): Promise<void> {
  if (author.personId === null) return;
  const held = await tx.db
    .selectFrom('person')
    .select('id')
    .where('id', '=', author.personId)
    .where('counted_organization_id', '=', author.organizationId)
    .where('kind', '=', author.countsAs)
    .where('state', '=', 'active')
    .forShare()
    .executeTakeFirst();
  if (!held) throw conflict('person', { name: author.name });
}

async function organizationAs(ctx: Context, organizationId: Id): Promise<Author> {
  const { name } = await organizationFacts(ctx, organizationId);
  return { organizationId, personId: null, name, leadingCadre: false, countsAs: 'organization' };
}

const emptyContent = (items: number): LetterContent => ({
  opening: '',
  items: Array.from({ length: items }, (_, i) => ({
    id: newId(),
    ordinal: i + 1,
    category: '',
    content: '',
    measures: '',
    responsiblePerson: '',
    dueOn: '',
    needIds: [],
  })),
});

/** Given in the same transaction. */
async function nextNumber(
  tx: TransactionContext,
  round: Round,
  organization: { id: Id; serial: number },
): Promise<string> {
  const { last } = await tx.db
    .insertInto('letter_sequence')
    .values({ round_id: round.id, organization_id: organization.id, last: 1 })
    .onConflict((clash) =>
      clash
        .columns(['round_id', 'organization_id'])
        .doUpdateSet({ last: sql<number>`letter_sequence.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return letterNumber(round.code, organization.serial, last);
}

interface NewLetter {
  readonly id: Id;
  readonly number: string;
  readonly round: Round;
  readonly author: Author;
  readonly content: LetterContent;
  readonly reason: string | null;
}

async function insertLetter(tx: TransactionContext, letter: NewLetter): Promise<void> {
  const { id, author, content } = letter;
  const now = tx.clock.now();
  const self = author.personId !== null && author.personId === tx.actor.personId;
  await tx.db
    .insertInto('letter')
    .values({
      id,
      round_id: letter.round.id,
      number: letter.number,
      committer: author.personId === null ? 'organization' : 'person',
      organization_id: author.organizationId,
      person_id: author.personId,
      committer_name: author.name,
      state: 'draft',
      version: 1,
      public: author.personId === null,
      entered_by: self ? null : (tx.actor.accountId ?? null),
      on_behalf_reason: letter.reason,
      items_count: content.items.length,
      counts_as: author.countsAs,
      counts_at: author.organizationId,
      revision: 1,
      created_at: now,
      updated_at: now,
    })
    .execute()
    .catch((error: unknown) => {
      const taken = ['letter_of_organization', 'letter_of_person'].includes(brokenConstraint(error) ?? '');
      throw taken ? new DomainError('letter.exists', { params: { name: author.name } }) : error;
    });
  await tx.db
    .insertInto('letter_version')
    .values({
      letter_id: id,
      version: 1,
      state: 'draft',
      content: JSON.stringify(content),
      created_by: tx.actor.accountId ?? null,
      created_at: now,
    })
    .execute();
}
