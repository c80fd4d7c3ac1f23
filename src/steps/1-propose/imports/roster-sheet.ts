import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { currentRound } from '../../../registry/rounds/index.ts';

/** Whose promise is still to be typed, as the sheet of letters names them. */
export interface Expected {
  readonly organization: string;
  readonly organizationCode: string;
  readonly name: string;
  readonly post: string;
}

const MOST = 5_000;

/**
 * The people at and below an organization who take part in the round in no way yet, in the order of the tree: the sheet
 * of letters with the names filled in. @throws DomainError `organization.not-found`, `access.denied`
 */
export async function rosterSheet(
  ctx: Context,
  organizationId: Id,
): Promise<{ name: string; rows: readonly Expected[] }> {
  const { id, name, path, parentId } = await organizationFacts(ctx, organizationId);
  permit(ctx.actor, 'letter.import', { organizationId: id, path, parentId });
  const round = await currentRound(ctx);
  const roundId = round?.id ?? id;
  const rows = await ctx.db
    .selectFrom('person as p')
    .innerJoin('organization as o', 'o.id', 'p.counted_organization_id')
    .select(['o.name as organization', 'o.code', 'p.name', 'p.post'])
    .where('o.path', '>=', path)
    .where('o.path', '<', `${path}~`)
    .where('p.state', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('letter').select('id').whereRef('person_id', '=', 'p.id').where('round_id', '=', roundId))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('oral_commitment').select('id').whereRef('person_id', '=', 'p.id').where('round_id', '=', roundId))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('exemption').select('id').whereRef('person_id', '=', 'p.id').where('round_id', '=', roundId).where('ended_at', 'is', null))),
    )
    .orderBy('o.path')
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(MOST)
    .execute(); // prettier-ignore
  return {
    name,
    rows: rows.map((row) => ({
      organization: row.organization,
      organizationCode: row.code,
      name: row.name,
      post: row.post ?? '',
    })),
  };
}
