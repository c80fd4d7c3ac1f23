import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { likeness, likenessBands } from '../../../kernel/likeness.ts';
import type { Context } from '../../../platform/index.ts';
import type { NeedState } from './types.ts';

export interface SimilarNeed {
  readonly id: Id;
  readonly text: string;
  readonly state: NeedState;
  readonly raisedCount: number;
  /** 0–1. */
  readonly likeness: number;
}

const LEAST = 0.5;
const CANDIDATES = 300;

/** Needs of the organization that say nearly the same, the likest first. No permission check. */
export async function similarNeeds(
  { db }: Pick<Context, 'db'>,
  organizationId: Id,
  text: string,
  limit = 5,
  except?: Id,
): Promise<SimilarNeed[]> {
  const bands = likenessBands(text);
  if (bands.length === 0) return [];
  const rows = await db
    .selectFrom('need')
    .select(['id', 'text', 'state', 'raised_count'])
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`bands && ${bands}::int[]`)
    .where('state', '<>', 'merged')
    .$if(except !== undefined, (query) => query.where('id', '<>', except!))
    .limit(CANDIDATES)
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      text: row.text,
      state: row.state as NeedState,
      raisedCount: row.raised_count,
      likeness: likeness(text, row.text),
    }))
    .filter((row) => row.likeness >= LEAST)
    .toSorted((a, b) => b.likeness - a.likeness || b.raisedCount - a.raisedCount)
    .slice(0, limit);
}
