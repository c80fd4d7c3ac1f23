import { sql } from 'kysely';
import { isId, type Id } from '../../../kernel/ids.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import type { LetterKey } from './select-letters.ts';
import type { LeftOut, PrintJob, PrintOrder, PrintState } from './types.ts';

type Db = Pick<Context, 'db'>;

const jobs = ({ db }: Db) =>
  db
    .selectFrom('print_job as job')
    .innerJoin('organization', 'organization.id', 'job.organization_id')
    .selectAll('job')
    .select(['organization.name as organization_name', NAMES_TAKEN_BACK.as('names_taken_back')]);

/**
 * Files for the public that may name a member who has taken back the consent since they were ordered: nobody gets them
 * any more.
 */
export const NAMES_TAKEN_BACK = sql<boolean>`(job.print_order ->> 'copy' = 'publication' and exists (
  select 1 from publication_consent c
  join letter l on l.person_id = c.person_id and l.round_id = c.round_id
  join organization o on o.id = l.organization_id
  where c.round_id = job.round_id and c.withdrawn_at > job.created_at
    and o.path >= organization.path and o.path < organization.path || '~'))`;

type Row = Awaited<ReturnType<ReturnType<typeof jobs>['execute']>>[number];

const toJob = (row: Row, parts: PrintJob['parts'] = []): PrintJob => ({
  id: row.id,
  accountId: row.account_id,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  roundId: row.round_id,
  order: row.print_order as unknown as PrintOrder,
  origin: row.origin,
  state: row.names_taken_back ? 'cleared' : (row.state as PrintState),
  lettersTotal: row.letters_total,
  lettersDone: row.letters_done,
  leftOut: row.left_out as unknown as readonly LeftOut[],
  refusal: row.refusal,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
  parts,
});

/** Without a permission check, for the worker. @throws DomainError `print.not-found` */
export async function loadPrintJob(ctx: Db, id: Id): Promise<PrintJob> {
  const row = isId(id) ? await jobs(ctx).where('job.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw notFound('print');
  const parts = await ctx.db
    .selectFrom('print_part')
    .select(['nth', 'letters', 'pages', 'bytes', 'first_name', 'last_name'])
    .where('job_id', '=', id)
    .orderBy('nth')
    .execute();
  return toJob(
    row,
    parts.map((part) => ({
      nth: part.nth,
      letters: part.letters,
      pages: part.pages,
      bytes: Number(part.bytes),
      firstName: part.first_name,
      lastName: part.last_name,
    })),
  );
}

/** Jobs of one account, newest first. */
export async function jobsOf(ctx: Db, accountId: Id, limit: number): Promise<PrintJob[]> {
  const rows = await jobs(ctx)
    .where('job.account_id', '=', accountId)
    .orderBy('job.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => toJob(row));
}

/** Where the next file begins. */
export async function lastPart({ db }: Db, id: Id): Promise<{ nth: number; key: LetterKey } | undefined> {
  const row = await db
    .selectFrom('print_part')
    .select(['nth', 'last_key'])
    .where('job_id', '=', id)
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { nth: row.nth, key: row.last_key as unknown as LetterKey };
}

/** Goes on from the states named. @returns whether it did */
export async function movePrint(
  { db }: Db,
  id: Id,
  from: readonly PrintState[],
  patch: { state: PrintState; refusal?: string | null; started_at?: Date; finished_at?: Date },
): Promise<boolean> {
  const moved = await db
    .updateTable('print_job')
    .set(patch)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}
