import type { Selectable } from 'kysely';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context, Database, TransactionContext } from '../../platform/index.ts';
import { can, permit, type Action } from '../access/index.ts';
import type {
  Answers,
  ImportFault,
  ImportJob,
  ImportKind,
  ImportQuestion,
  ImportState,
  ImportSummary,
  Mapping,
  SheetHead,
} from './types.ts';

/** What one must be allowed to do to import things of a kind. */
export const ACTION_OF: Readonly<Record<ImportKind, Action>> = {
  organizations: 'organization.import',
  people: 'person.import',
  needs: 'need.import',
  letters: 'letter.import',
};

type Row = Selectable<Database['import_job']>;

export const toJob = (row: Row): ImportJob => ({
  id: row.id,
  kind: row.kind as ImportKind,
  organizationId: row.organization_id,
  fileName: row.file_name,
  fileHash: row.file_sha256,
  fileBytes: Number(row.file_bytes),
  state: row.state as ImportState,
  refusal: row.refusal as ImportJob['refusal'],
  head: row.header as SheetHead | null,
  mapping: row.mapping as Mapping | null,
  questions: (row.questions ?? []) as unknown as readonly ImportQuestion[],
  answers: (row.resolutions ?? {}) as Answers,
  summary: row.summary as ImportSummary | null,
  faults: (row.faults ?? []) as unknown as readonly ImportFault[],
  progressRows: row.progress_rows,
  totalRows: row.total_rows,
  refusedRowsHash: row.error_file_sha256,
  accountId: row.account_id,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

/** Without a permission check, for the worker. @throws DomainError `import.not-found` */
export async function loadJob({ db }: Pick<Context, 'db'>, id: Id): Promise<ImportJob> {
  const row = isId(id)
    ? await db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound('import');
  return toJob(row);
}

/**
 * The import, for whoever started it or may import the same into its organization.
 * @throws DomainError `import.not-found`, `access.denied`
 */
export async function permittedJob(ctx: Pick<Context, 'db' | 'actor'>, id: Id): Promise<ImportJob> {
  const job = await loadJob(ctx, id);
  if (ctx.actor.kind === 'system') return job;
  if (job.organizationId === null) throw notFound('import');
  const { path } = await ctx.db
    .selectFrom('organization')
    .select('path')
    .where('id', '=', job.organizationId)
    .executeTakeFirstOrThrow();
  const facts = { organizationId: job.organizationId, path };
  const permission = can(ctx.actor, ACTION_OF[job.kind], facts);
  if (!permission.allowed && permission.why === 'unknown') throw notFound('import');
  permit(ctx.actor, ACTION_OF[job.kind], facts);
  return job;
}

export interface JobPatch {
  readonly state: ImportState;
  readonly refusal?: ImportJob['refusal'];
  readonly mapping?: Mapping;
  readonly questions?: readonly ImportQuestion[];
  readonly answers?: Answers;
  readonly summary?: ImportSummary | null;
  readonly faults?: readonly ImportFault[];
  readonly refusedRowsHash?: string | null;
  readonly progressRows?: number;
  readonly totalRows?: number;
  readonly started?: true;
  readonly finished?: true;
}

/** Goes on from the states named, or not at all. @throws DomainError `import.wrong-state` */
export async function moveJob(
  ctx: Pick<TransactionContext, 'clock'> & { readonly db: Context['db'] },
  id: Id,
  from: readonly ImportState[],
  patch: JobPatch,
): Promise<void> {
  const now = ctx.clock.now();
  const moved = await ctx.db
    .updateTable('import_job')
    .set({
      state: patch.state,
      ...(patch.refusal === undefined ? {} : { refusal: json(patch.refusal) }),
      ...(patch.mapping === undefined ? {} : { mapping: json(patch.mapping) }),
      ...(patch.questions === undefined ? {} : { questions: json(patch.questions) }),
      ...(patch.answers === undefined ? {} : { resolutions: json(patch.answers) }),
      ...(patch.summary === undefined ? {} : { summary: json(patch.summary) }),
      ...(patch.faults === undefined ? {} : { faults: json(patch.faults) }),
      ...(patch.refusedRowsHash === undefined ? {} : { error_file_sha256: patch.refusedRowsHash }),
      ...(patch.progressRows === undefined ? {} : { progress_rows: patch.progressRows }),
      ...(patch.totalRows === undefined ? {} : { total_rows: patch.totalRows }),
      ...(patch.started ? { started_at: now } : {}),
      ...(patch.finished ? { finished_at: now } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returning('id')
    .executeTakeFirst();
  if (!moved) throw new DomainError('import.wrong-state');
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
