import { sql } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { permit, where } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import type { PrintOrder } from './types.ts';

type Db = Pick<Context, 'db' | 'actor'>;

/** Where in the tree and in which round an order prints. */
export interface PrintScope {
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly path: string;
  readonly roundId: Id;
}

/** Path of the organization, own letter first, number: the order in which papers are handed out. */
export type LetterKey = readonly [path: string, rank: number, number: string];

/**
 * The scope of an order that the actor may print.
 * @throws DomainError `letter.not-found`, `access.denied`, `round.not-found`
 */
export async function permittedScope(ctx: Db, order: PrintOrder): Promise<PrintScope> {
  if (order.extent === 'letter') {
    const letter = await loadLetter(ctx, order.letterId ?? '');
    permit(ctx.actor, 'letter.print', await factsOf(ctx, letter));
    const { name, path } = await organizationFacts(ctx, letter.organizationId);
    return { organizationId: letter.organizationId, organizationName: name, path, roundId: letter.roundId };
  }
  const { id, name, path, parentId } = await organizationFacts(ctx, order.organizationId ?? '');
  permit(ctx.actor, 'letter.print', { organizationId: id, path, parentId });
  const round = await currentRound(ctx);
  if (!round) throw notFound('round');
  return { organizationId: id, organizationName: name, path, roundId: round.id };
}

/** Published letters of the order that the actor may print; those withdrawn from publication are not among them. */
const letters = (ctx: Db, order: PrintOrder, scope: PrintScope) =>
  ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .where('letter.round_id', '=', scope.roundId)
    .where('letter.published_version', 'is not', null)
    .where('letter.withdrawn_at', 'is', null)
    .where(
      where(ctx.actor, 'letter.print', {
        organizationId: sql.ref('letter.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
        reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
        personId: sql.ref('letter.person_id'),
      }),
    )
    .$if(order.extent === 'letter', (query) => query.where('letter.id', '=', order.letterId ?? ''))
    .$if(order.extent === 'organization', (query) =>
      query.where('letter.organization_id', '=', scope.organizationId),
    )
    .$if(order.extent === 'subtree', (query) =>
      query.where('organization.path', '>=', scope.path).where('organization.path', '<', `${scope.path}~`),
    )
    .$if(order.committer !== null, (query) =>
      query.where('letter.person_id', order.committer === 'organization' ? 'is' : 'is not', null),
    );

export async function countLetters(ctx: Db, order: PrintOrder, scope: PrintScope): Promise<number> {
  const { count } = await letters(ctx, order, scope)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const RANK = sql<number>`(case when letter.person_id is null then 0 else 1 end)`;

/** The next letters after a key. */
export async function lettersAfter(
  ctx: Db,
  order: PrintOrder,
  scope: PrintScope,
  after: LetterKey | null,
  limit: number,
): Promise<{ id: Id; key: LetterKey }[]> {
  const rows = await letters(ctx, order, scope)
    .select(['letter.id', 'letter.number', 'organization.path', RANK.as('rank')])
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(organization.path, ${RANK}, letter.number) > (${after?.[0]}::text collate "C", ${after?.[1]}::int, ${after?.[2]}::text)`,
      ),
    )
    .orderBy('organization.path')
    .orderBy(RANK)
    .orderBy('letter.number')
    .limit(limit)
    .execute();
  return rows.map(({ id, path, rank, number }) => ({ id, key: [path, rank, number] }));
}
