import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import { matches, type Context } from '../../platform/index.ts';
import { can, requireAccount, where } from '../access/index.ts';
import { toLetter } from './rows.ts';
import { asPublished } from './rules.ts';
import { factsOf, letterFacts } from './store.ts';
import type { Committer, Letter, LetterState } from './types.ts';

export interface LetterFilter extends PageRequest {
  readonly roundId: Id;
  /** Path of the organization whose subtree is listed. */
  readonly within: string;
  readonly states?: readonly LetterState[];
  readonly committer?: Committer;
  /** Only these letters. */
  readonly among?: readonly Id[];
  /** A piece of the committer's name or of the letter's number. */
  readonly query?: string;
}

export interface LetterRow extends Letter {
  readonly organizationName: string;
}

/** Letters of a subtree that the actor may read, the last changed first. */
export async function listLetters(ctx: Context, filter: LetterFilter): Promise<Page<LetterRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const found = filter.query?.trim() ? await lettersNamed(ctx, filter, filter.query.trim()) : undefined;
  if (found?.length === 0 || filter.among?.length === 0) return { rows: [] };
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .selectAll('letter')
    .select(['organization.name as organization_name', 'organization.path', 'organization.parent_id'])
    .select((eb) =>
      eb
        .selectFrom('item')
        .whereRef('item.letter_id', '=', 'letter.id')
        .where('item.state', '!=', 'withdrawn')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('published_items'),
    )
    .where('letter.round_id', '=', filter.roundId)
    .where('organization.path', '>=', filter.within)
    .where('organization.path', '<', `${filter.within}~`)
    .where(
      where(ctx.actor, 'letter.read', {
        organizationId: sql.ref('letter.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
        reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
        personId: sql.ref('letter.person_id'),
        state: sql.ref('letter.state'),
        published: sql<boolean>`(letter.public and letter.published_version is not null)`,
      }),
    )
    .$if(filter.states !== undefined, (query) =>
      query.where('letter.state', 'in', [...(filter.states ?? [])]),
    )
    .$if(filter.committer !== undefined, (query) =>
      query.where('letter.person_id', filter.committer === 'organization' ? 'is' : 'is not', null),
    )
    .$if(filter.among !== undefined, (query) => query.where('letter.id', 'in', [...(filter.among ?? [])]))
    .$if(found !== undefined, (query) => query.where('letter.id', 'in', [...(found ?? [])]))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(letter.updated_at, letter.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('letter.updated_at', 'desc')
    .orderBy('letter.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ updated_at, id }) => [updated_at.toISOString(), id]);
  return {
    ...page,
    rows: page.rows.flatMap((row) => {
      const letter = toLetter(row);
      const place = { path: row.path, parentId: row.parent_id };
      const inside = can(ctx.actor, 'letter.read', {
        ...letterFacts(letter, place),
        published: false,
      }).allowed;
      const seen = inside ? letter : asPublished(letter, row.published_items ?? 0);
      // Who may not read a name does not find anybody by it either.
      const byName = found !== undefined && !letter.number.startsWith(filter.query?.trim() ?? '');
      if (byName && seen.committerName !== letter.committerName) return [];
      return { ...seen, organizationName: row.organization_name };
    }),
  };
}

/** A name that very many share finds this many of each kind; narrower words or a smaller scope find the rest. */
const NAMESAKES_MOST = 500;

/** Letters of the subtree whose committer's name holds the words, or whose number begins with them. */
async function lettersNamed(
  { db }: Pick<Context, 'db'>,
  { roundId, within }: LetterFilter,
  words: string,
): Promise<readonly Id[]> {
  const inScope = db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select('letter.id')
    .where('letter.round_id', '=', roundId)
    .where('organization.path', '>=', within)
    .where('organization.path', '<', `${within}~`)
    .limit(NAMESAKES_MOST);
  const named = await Promise.all([
    inScope
      .innerJoin('person', 'person.id', 'letter.person_id')
      .where(matches(sql.ref('person.search'), sql.ref('person.name'), words))
      .execute(),
    inScope
      .where('letter.person_id', 'is', null)
      .where(matches(sql.ref('organization.search'), sql.ref('organization.name'), words))
      .execute(),
    /^[\w-]+$/.test(words)
      ? inScope.where('letter.number', 'like', `${words.replaceAll('_', '')}%`).execute()
      : [],
  ]);
  return [...new Set(named.flat().map(({ id }) => id))];
}

/** The actor's own letter in a round, if it has one. */
export async function myLetter(ctx: Context, roundId: Id): Promise<Letter | undefined> {
  if (ctx.actor.personId === undefined) return undefined;
  const row = await ctx.db
    .selectFrom('letter')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('person_id', '=', ctx.actor.personId)
    .executeTakeFirst();
  return row && toLetter(row);
}

/** The organization's own letter in a round, when the actor may read it. */
export async function letterOfOrganization(
  ctx: Context,
  roundId: Id,
  organizationId: Id,
): Promise<Letter | undefined> {
  const row = await ctx.db
    .selectFrom('letter')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('organization_id', '=', organizationId)
    .where('person_id', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const letter = toLetter(row);
  return can(ctx.actor, 'letter.read', await factsOf(ctx, letter)).allowed ? letter : undefined;
}
