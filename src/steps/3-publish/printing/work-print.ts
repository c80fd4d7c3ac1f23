import { sql } from 'kysely';
import { DomainError, isDomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { withActor, type Context, type Office } from '../../../platform/index.ts';
import { actorOfAccount } from '../../../registry/access/index.ts';
import { lastPart, loadPrintJob, movePrint } from './job-store.ts';
import { printBatch } from './print-batch.ts';
import { LETTERS_PER_FILE } from './rules.ts';
import { permittedScope, type LetterKey } from './select-letters.ts';
import type { LeftOut, PrintJob } from './types.ts';

/** Far above what a file of letters weighs. */
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * Prints a job file by file; each file is kept with its row before the next begins. Safe to run again at any moment: it
 * goes on after the last file. Rights are asked again for every file.
 */
export async function workPrint(office: Office, id: Id, perFile = LETTERS_PER_FILE): Promise<void> {
  const job = await loadPrintJob(office, id);
  const now = office.clock.now();
  if (!(await movePrint(office, id, ['queued', 'running'], { state: 'running', started_at: now }))) return;
  try {
    while (await printFile(office, job, perFile));
    await movePrint(office, id, ['running'], { state: 'done', finished_at: office.clock.now() });
  } catch (error) {
    if (!isDomainError(error) || error.code.startsWith('platform.')) throw error;
    office.log.warn({ printId: id, code: error.code }, 'print failed');
    const end = { state: 'failed' as const, refusal: error.code, finished_at: office.clock.now() };
    await movePrint(office, id, ['running'], end);
  }
}

/** @returns whether there may be more */
async function printFile(office: Office, job: PrintJob, perFile: number): Promise<boolean> {
  const { state } = await loadPrintJob(office, job.id);
  if (state !== 'running') return false;
  const actor = await actorOfAccount(office, job.accountId);
  if (!actor) throw new DomainError('access.denied');
  const ctx = withActor(office, actor);
  const { order, origin } = job;
  const scope = { ...(await permittedScope(ctx, order)), roundId: job.roundId };
  const last = await lastPart(ctx, job.id);
  const batch = await printBatch(ctx, { order, scope, origin }, last?.key ?? null, perFile);
  if (!batch) return false;
  const stored = await ctx.files.put(batch.bytes, MOST_BYTES);
  await keepPart(ctx, job.id, {
    nth: (last?.nth ?? 0) + 1,
    letters: batch.printed.length,
    pages: batch.pages ?? 0,
    bytes: stored.size,
    firstName: batch.printed.at(0)?.document.committer.name ?? '',
    lastName: batch.printed.at(-1)?.document.committer.name ?? '',
    lastKey: batch.lastKey,
    hash: stored.hash,
    taken: batch.taken,
    leftOut: batch.refused.map(({ nth, of, characters }) => ({
      name: of,
      number: batch.letters[nth]?.number ?? '',
      characters: characters.join(' '),
    })),
  });
  return batch.taken === perFile;
}

interface KeptPart {
  readonly nth: number;
  readonly letters: number;
  readonly pages: number;
  readonly bytes: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly lastKey: LetterKey;
  readonly hash: string;
  readonly taken: number;
  readonly leftOut: readonly LeftOut[];
}

/** The file and how far the job is, together; a second worker on the same job leaves the first one's file standing. */
async function keepPart(ctx: Context, id: Id, part: KeptPart): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const kept = await db
      .insertInto('print_part')
      .values({
        job_id: id,
        nth: part.nth,
        letters: part.letters,
        pages: part.pages,
        bytes: part.bytes,
        first_name: part.firstName,
        last_name: part.lastName,
        last_key: JSON.stringify(part.lastKey),
        file_sha256: part.hash,
      })
      .onConflict((clash) => clash.columns(['job_id', 'nth']).doNothing())
      .returning('nth')
      .executeTakeFirst();
    if (!kept) return;
    await db
      .updateTable('print_job')
      .set((eb) => ({
        letters_done: eb('letters_done', '+', part.taken),
        left_out: sql<string>`left_out || ${JSON.stringify(part.leftOut)}::jsonb`,
      }))
      .where('id', '=', id)
      .execute();
  });
}
