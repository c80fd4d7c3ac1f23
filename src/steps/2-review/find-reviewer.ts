import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { Letter } from '../../registry/letters/index.ts';
import { actingOrganization, pathsAbove, type Organization } from '../../registry/organizations/index.ts';
import { authorityOver } from '../../registry/people/index.ts';
import { officesOf } from './offices.ts';
import { reviewerOf } from './rules.ts';

/** The organization that reviews this letter at its present level, as the tree and the offices stand now. */
export async function findReviewer(
  ctx: Pick<Context, 'db' | 'clock'>,
  letter: Pick<Letter, 'committer' | 'organizationId' | 'personId' | 'reviewLevel'>,
): Promise<Id> {
  const organization = await actingOrganization(ctx, letter.organizationId);
  const start = letter.personId === null ? organization : await beginsAt(ctx, letter.personId, organization);
  const [lowest, ...above] = await upwards(ctx, start);
  const chain = letter.committer === 'person' ? [lowest, ...above] : above;
  const own = letter.personId === null ? [] : await officesOf(ctx, letter.personId);
  // Nobody stands above the root: a second person there decides.
  return reviewerOf({ chain: [chain[0] ?? start.id, ...chain.slice(1)], own, level: letter.reviewLevel });
}

/** The branch, or for a leading cadre the organization with authority over the post while it acts. */
async function beginsAt(ctx: Pick<Context, 'db'>, personId: Id, branch: Organization): Promise<Organization> {
  const authority = await authorityOver(ctx, personId);
  if (authority === undefined) return branch;
  const acting = await actingOrganization(ctx, authority);
  return acting.state === 'closed' ? branch : acting;
}

/** The organization and those above it, from below. */
async function upwards({ db }: Pick<Context, 'db'>, { id, path }: Organization): Promise<[Id, ...Id[]]> {
  const rows = await db
    .selectFrom('organization')
    .select('id')
    .where('path', 'in', pathsAbove(path))
    .orderBy('depth', 'desc')
    .execute();
  return [id, ...rows.map((row) => row.id).filter((other) => other !== id)];
}
