import { sql } from 'kysely';
import { DomainError, isDomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { withActor, type Context, type Office } from '../../../platform/index.ts';
import { actorOfAccount } from '../../../registry/access/index.ts';
import { unprintable } from '../../../documents/typst/index.ts';
import { compose, textOf } from './compose.ts';
import { lastPart, loadPrintJob, movePrint } from './job-store.ts';
import { loadPrinted } from './load-printed.ts';
import { namesOf } from './print-now.ts';
import { LETTERS_PER_FILE } from './rules.ts';
import { lettersAfter, permittedScope, type LetterKey } from './select-letters.ts';
import { typesetterOf } from './typesetter-of.ts';
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
  const scope = { ...(await permittedScope(ctx, job.order)), roundId: job.roundId };
  const last = await lastPart(ctx, job.id);
  const found = await lettersAfter(ctx, job.order, scope, last?.key ?? null, perFile);
  const lastKey = found.at(-1)?.key;
  if (!lastKey) return false;
  const machine = typesetterOf(ctx);
  const letters = await loadPrinted(ctx, found.map(({ id }) => id), namesOf(job.order)); // prettier-ignore
  const refused = await unprintable(
    machine,
    letters.map((letter) => textOf(letter, job.order, job.origin)),
  );
  const out = new Set(refused.map(({ nth }) => nth));
  const printable = letters.filter((_, nth) => !out.has(nth));
  const composing = { order: job.order, origin: job.origin, at: ctx.clock.now(), organizationName: scope.organizationName }; // prettier-ignore
  const file =
    printable.length === 0 ? { bytes: Buffer.alloc(0), pages: 0 } : await compose(machine, { ...composing, letters: printable }); // prettier-ignore
  const stored = await ctx.files.put(file.bytes, MOST_BYTES);
  const nameOf = (nth: number): string => printable.at(nth)?.document.committer.name ?? '';
  await keepPart(ctx, job.id, {
    nth: (last?.nth ?? 0) + 1,
    letters: printable.length,
    pages: file.pages ?? 0,
    bytes: stored.size,
    firstName: nameOf(0),
    lastName: nameOf(-1),
    lastKey,
    hash: stored.hash,
    taken: found.length,
    leftOut: refused.map(({ nth, of, characters }) => ({
      name: of,
      number: letters[nth]?.number ?? '',
      characters: characters.join(' '),
    })),
  });
  return found.length === perFile;
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
