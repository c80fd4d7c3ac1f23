import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { NamingFacts } from './naming-rules.ts';

/**
 * The facts of `publicName` as a column of any query over `letter`: `.select(NAMING.as('naming'))`, then
 * `publicNaming(row.naming)`. Never select `letter.committer_name` for the public.
 */
export const NAMING = sql<NamingFacts>`jsonb_build_object(
  'committer', letter.committer,
  'name', letter.committer_name,
  'asCadre', letter.as_cadre,
  'memberLetters', case when letter.person_id is null then 'off'
    else (select r.settings ->> 'memberLettersOnPortal' from round r where r.id = letter.round_id) end,
  'consented', letter.person_id is not null and exists (
    select 1 from publication_consent c
    where c.person_id = letter.person_id and c.round_id = letter.round_id and c.withdrawn_at is null))`;

/** The facts of one letter, or undefined when there is none. */
export async function namingFacts(
  { db }: Pick<Context, 'db'>,
  letterId: Id,
): Promise<NamingFacts | undefined> {
  const row = await db
    .selectFrom('letter')
    .select(NAMING.as('naming'))
    .where('letter.id', '=', letterId)
    .executeTakeFirst();
  return row?.naming;
}
