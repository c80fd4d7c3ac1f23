import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';

/** How far the committer came with the letter of the last round it wrote one in. */
export interface RoundBefore {
  readonly roundName: string;
  readonly letterId: Id;
  readonly items: number;
  readonly closedOut: number;
}

/** For those who read the letter at hand from inside; undefined for who writes for the first time. */
export async function roundBeforeOf(ctx: Context, letterId: Id): Promise<RoundBefore | undefined> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.read', { ...(await factsOf(ctx, letter)), published: false });
  const { rows } = await sql<RoundBefore>`
    select before.name as "roundName", earlier.id as "letterId",
      (select count(*)::int from item where item.letter_id = earlier.id) as items,
      (select count(*)::int from item where item.letter_id = earlier.id and item.state = 'closedOut') as "closedOut"
    from letter earlier join round before on before.id = earlier.round_id
    join round now on now.id = ${letter.roundId}
    where before.starts_on < now.starts_on and before.state <> 'draft' and earlier.published_version is not null
      and ${
        letter.personId === null
          ? sql`earlier.organization_id = ${letter.organizationId} and earlier.person_id is null`
          : sql`earlier.person_id = ${letter.personId}`
      }
    order by before.starts_on desc limit 1`.execute(ctx.db);
  return rows[0];
}
