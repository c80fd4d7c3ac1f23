import { SYSTEM } from '../../kernel/actor.ts';
import { DomainError, isDomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import {
  audit,
  bumpContentVersion,
  transact,
  withActor,
  type Context,
  type Office,
} from '../../platform/index.ts';
import { actorOfAccount } from '../access/index.ts';
import { holdImports } from './hold-imports.ts';
import type { Importer } from './importer.ts';
import { ACTION_OF, loadJob, moveJob, permittedJob } from './job-store.ts';
import { readThrough, type Reading, type ReadResult } from './read-through.ts';
import { keepRefusedRows } from './refused-rows.ts';
import { isUnderWay } from './rules.ts';
import type { ImportJob } from './types.ts';

const FAULTS_KEPT = 1000;
const PROGRESS_EVERY_MS = 500;

/**
 * Does what the state of an import asks for: checks it, or imports it in one transaction. Safe to run again at any
 * moment: what was cut off has left nothing behind, what is done is not done twice.
 */
export async function workImport(
  office: Office,
  importers: Readonly<Partial<Record<string, Importer>>>,
  id: Id,
): Promise<void> {
  const job = await loadJob(office, id);
  const importer = importers[job.kind];
  if (!isUnderWay(job.state) || !importer || !job.head || !job.mapping) return;
  try {
    const actor = job.accountId === null ? SYSTEM : await actorOfAccount(office, job.accountId);
    if (!actor) throw new DomainError('access.denied');
    const ctx = withActor(office, actor);
    await permittedJob(ctx, id);
    const source = { path: await office.files.path(job.fileHash), fileName: job.fileName };
    const reading: Reading = { importer, source, head: job.head, mapping: job.mapping, answers: job.answers };
    await (job.state === 'checking' ? check(ctx, job, reading) : run(ctx, job, reading));
  } catch (error) {
    await giveUp(office, job, error);
  }
}

async function check(ctx: Context, job: ImportJob, reading: Reading): Promise<void> {
  const result = await withProgress(ctx, job, (onProgress) => readThrough(ctx, { ...reading, onProgress }));
  const patch = await outcome(ctx, reading, result);
  await moveJob(ctx, job.id, ['checking'], { state: 'checked', ...patch, totalRows: result.summary.rows });
}

async function run(ctx: Context, job: ImportJob, reading: Reading): Promise<void> {
  await moveJob(ctx, job.id, ['queued', 'running'], { state: 'running', started: true, progressRows: 0 });
  await withProgress(ctx, job, (onProgress) =>
    transact(ctx, async (tx) => {
      await holdImports(tx, job.kind);
      const result = await readThrough(tx, { ...reading, onProgress }, tx);
      const patch = await outcome(tx, reading, result);
      const { rows, created, updated } = result.summary;
      await moveJob(tx, job.id, ['running'], { state: 'done', ...patch, questions: [], progressRows: rows, totalRows: rows, finished: true }); // prettier-ignore
      await audit(tx, {
        action: ACTION_OF[job.kind],
        organizationId: job.organizationId,
        subjectKind: 'import',
        subjectId: job.id,
        detail: { rows, created, updated, file: job.fileHash },
      });
      if (created + updated > 0) bumpContentVersion(tx);
    }),
  );
}

async function outcome(office: Pick<Office, 'files'>, reading: Reading, result: ReadResult) {
  const refusedRowsHash = await keepRefusedRows(office, reading, result);
  const { summary, report } = result;
  const all = report.all();
  const errors = all.filter(({ warning }) => !warning).slice(0, FAULTS_KEPT);
  const room = FAULTS_KEPT - errors.length;
  const faults = [...errors, ...all.filter(({ warning }) => warning).slice(0, room)].sort(
    (a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0),
  );
  return { summary, faults, questions: report.questions(), refusedRowsHash };
}

/** A faulty file is refused; anything unexpected is logged. Without a database the queue tries again. */
async function giveUp(office: Office, job: ImportJob, error: unknown): Promise<void> {
  if (isDomainError(error) && error.code === 'import.wrong-state') return;
  if (isDomainError(error) && error.code.startsWith('platform.')) throw error;
  const known = isDomainError(error);
  if (!known) office.log.error({ err: error, importId: job.id }, 'import failed');
  const params = known ? error.detail.params : undefined;
  await moveJob(office, job.id, ['checking', 'queued', 'running'], {
    state: known && error.code.startsWith('sheet.') ? 'refused' : 'failed',
    refusal: { code: known ? error.code : 'import.failed', ...(params ? { params } : {}) },
    finished: true,
  });
}

/** Writes how far the work is, beside its transaction: a timer made here runs outside of it. */
async function withProgress<Result>(
  { db }: Pick<Context, 'db'>,
  job: ImportJob,
  work: (onProgress: (share: number) => void) => Promise<Result>,
): Promise<Result> {
  const total = job.totalRows ?? 1000;
  let rows = 0;
  let told = 0;
  const timer = setInterval(() => {
    if (rows === told) return;
    told = rows;
    void db
      .updateTable('import_job')
      .set({ progress_rows: told, total_rows: total })
      .where('id', '=', job.id)
      .where('state', 'in', ['checking', 'running'])
      .execute()
      .catch(() => undefined);
  }, PROGRESS_EVERY_MS);
  try {
    return await work((share) => (rows = Math.floor(share * total)));
  } finally {
    clearInterval(timer);
  }
}
