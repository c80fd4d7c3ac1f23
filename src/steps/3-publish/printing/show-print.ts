import type { Readable } from 'node:stream';
import { notFound } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount } from '../../../registry/access/index.ts';
import { jobsOf, loadPrintJob } from './job-store.ts';
import { fileName } from './rules.ts';
import { permittedScope } from './select-letters.ts';
import type { PrintJob } from './types.ts';
import { FILE_WORDS } from './words.data.ts';

const LISTED = 20;

/**
 * A job, for the one who ordered it and as long as that one may print the same.
 * @throws DomainError `print.not-found`, `letter.not-found`, `access.denied`
 */
export async function showPrint(ctx: Context, id: Id): Promise<PrintJob> {
  requireAccount(ctx.actor);
  const job = await loadPrintJob(ctx, id);
  if (job.accountId !== ctx.actor.accountId) throw notFound('print');
  await permittedScope(ctx, job.order);
  return job;
}

/** What the actor ordered lately. */
export async function ownPrints(ctx: Context): Promise<PrintJob[]> {
  requireAccount(ctx.actor);
  return jobsOf(ctx, ctx.actor.accountId ?? '', LISTED);
}

export interface OpenedPart {
  readonly name: string;
  readonly size: number;
  readonly stream: Readable;
}

/** A file of a job. @throws DomainError `print.not-found` also when it was cleared away */
export async function openPart(ctx: Context, id: Id, nth: number): Promise<OpenedPart> {
  const job = await showPrint(ctx, id);
  const part = job.parts.find((one) => one.nth === nth);
  if (!part || part.letters === 0 || job.state === 'cleared') throw notFound('print');
  const { file_sha256: hash } = await ctx.db
    .selectFrom('print_part')
    .select('file_sha256')
    .where('job_id', '=', id)
    .where('nth', '=', nth)
    .executeTakeFirstOrThrow();
  const number = job.parts.length > 1 ? `第${nth}册` : '';
  return {
    name: fileName([job.organizationName, FILE_WORDS[job.order.print], number], 'pdf'),
    size: part.bytes,
    stream: await ctx.files.stream(hash),
  };
}
