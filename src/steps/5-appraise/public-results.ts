import { sql } from 'kysely';
import { dayOf, type Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import type { Committer } from '../../registry/letters/types.ts';
import type { RoundSettings } from '../../registry/rounds/types.ts';
import { entryOf, type PublicEntry } from '../../transparency/index.ts';
import { NAMING, publicName, publicNaming } from '../3-publish/index.ts';
import type { Cap, Counts, Derivation } from './types.ts';

type Db = { readonly db: Context['db'] };

/** A confirmed result as anybody may read it; nothing of it exists in public before the confirmation. */
export interface PublicResultRow {
  readonly letterNumber: string;
  readonly roundId: Id;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationName: string;
  readonly organizationCode: string;
  readonly total: number;
  readonly grade: string;
  readonly gradeName: { readonly zh: string; readonly en: string };
  readonly confirmedOn: Day;
}

export interface PublicResult extends PublicResultRow {
  readonly derivation: Derivation;
  readonly opinion: string;
  /** Null when the ballots were too few to be published. */
  readonly publicAppraisal: {
    readonly heldOn: Day;
    readonly participants: number;
    readonly issued: number;
    readonly returned: number;
    readonly counts: Counts;
    readonly score: number;
    readonly satisfactionRate: number;
  } | null;
  readonly settings: RoundSettings;
}

export interface PublicResultsRequest extends PageRequest {
  readonly roundId?: Id | undefined;
  /** Path of the organization whose subtree is shown. */
  readonly path?: string | undefined;
}

/** Every query of the portal starts here: confirmed, and of a letter that the portal shows. */
const confirmedResults = ({ db }: Db) =>
  db
    .selectFrom('assessment')
    .innerJoin('letter', 'letter.id', 'assessment.letter_id')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .innerJoin('round', 'round.id', 'letter.round_id')
    .where('assessment.state', '=', 'confirmed')
    .where('letter.public', '=', true)
    .select([
      'assessment.id', 'assessment.total', 'assessment.grade', 'assessment.confirmed_at', 'letter.id as letter_id',
      'letter.number', 'letter.round_id', 'letter.committer', 'organization.name', 'organization.code', 'round.settings',
      NAMING.as('naming'),
    ]); // prettier-ignore

/** The latest confirmed results first. */
export async function publicResults(
  db: Db,
  request: PublicResultsRequest = {},
): Promise<Page<PublicResultRow>> {
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const { roundId, path } = request;
  const rows = await confirmedResults(db)
    .$if(roundId !== undefined, (query) => query.where('letter.round_id', '=', roundId ?? ''))
    .$if(path !== undefined, (query) =>
      query.where('organization.path', '>=', path ?? '').where('organization.path', '<', `${path}~`),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(assessment.confirmed_at, assessment.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('assessment.confirmed_at', 'desc')
    .orderBy('assessment.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.confirmed_at?.toISOString() ?? '', row.id]);
  return { ...page, rows: page.rows.map(toRow) };
}

/** The result of one letter, or undefined while there is none in public. */
export async function publicResultOf(db: Db, letterNumber: string): Promise<PublicResult | undefined> {
  const row = await confirmedResults(db)
    .select(['assessment.parts', 'assessment.caps', 'assessment.opinion'])
    .where('letter.number', '=', letterNumber)
    .executeTakeFirst();
  if (!row) return undefined;
  const held = await db.db
    .selectFrom('public_appraisal')
    .selectAll()
    .where('letter_id', '=', row.letter_id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { scores, weights } = row.parts as { scores: Derivation['parts']; weights: Derivation['weights'] };
  return {
    ...toRow(row),
    derivation: {
      parts: scores,
      weights,
      total: row.total,
      grade: row.grade,
      caps: row.caps as readonly Cap[],
    },
    opinion: publicNaming(row.naming).tell(row.opinion),
    publicAppraisal:
      held && held.score !== null && held.satisfaction_rate !== null
        ? {
            heldOn: held.held_on,
            participants: held.participants,
            issued: held.issued,
            returned: held.returned,
            counts: held.counts as Counts,
            score: held.score,
            satisfactionRate: held.satisfaction_rate,
          }
        : null,
    settings: row.settings as RoundSettings,
  };
}

type Row = Awaited<ReturnType<ReturnType<typeof confirmedResults>['executeTakeFirstOrThrow']>>;

function toRow(row: Row): PublicResultRow {
  const committer = row.committer as Committer;
  const { grades } = row.settings as RoundSettings;
  return {
    letterNumber: row.number,
    roundId: row.round_id,
    committer,
    committerName: publicName(row.naming),
    organizationName: row.name,
    organizationCode: row.code,
    total: row.total,
    grade: row.grade,
    gradeName: grades.find(({ code }) => code === row.grade)?.name ?? { zh: row.grade, en: '' },
    confirmedOn: row.confirmed_at ? dayOf(row.confirmed_at) : '',
  };
}

/** The log entry behind a published result; undefined while there is none in public. */
export async function publicResultEntry(db: Db, letterNumber: string): Promise<PublicEntry | undefined> {
  if (!(await publicResultOf(db, letterNumber))) return undefined;
  return entryOf(db, letterNumber, 'assessment.result', 1);
}
