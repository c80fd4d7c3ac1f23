import { DomainError, invalid, isDomainError } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { can, permit, requireAccount } from '../access/index.ts';
import type { Importer } from './importer.ts';
import { readHead, type ReadHead } from './read-head.ts';
import { guessedSettings } from './rules.ts';
import type { Answers, ImportKind } from './types.ts';

export interface Upload {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array> | Buffer;
}

/**
 * Keeps a table and guesses its columns; nothing is imported yet. @returns the id of the import
 * @throws DomainError `input.invalid` at `file` with the reason why it cannot be read, `access.denied`
 */
export async function upload(ctx: Context, importer: Importer, file: Upload): Promise<{ id: Id }> {
  requireAccount(ctx.actor);
  const scope = ctx.actor.grants
    .filter((grant) => can(ctx.actor, importer.action, grant).allowed)
    .sort((a, b) => a.path.length - b.path.length)[0];
  if (!scope) throw new DomainError('access.denied');
  permit(ctx.actor, importer.action, scope);
  const kept = await ctx.files.put(file.content, ctx.config.uploadLimitBytes);
  const { head, guess } = await headOf(ctx, importer, kept.hash, file.fileName);
  return transact(ctx, (tx) =>
    once(tx, { action: 'import.upload', input: { kind: importer.kind, hash: kept.hash } }, async () => {
      const id = newId(tx.clock.now().getTime());
      await tx.db
        .insertInto('import_job')
        .values({
          id,
          kind: importer.kind,
          organization_id: scope.organizationId,
          file_name: file.fileName.replaceAll('\0', '').slice(-200),
          file_sha256: kept.hash,
          file_bytes: kept.size,
          state: 'uploaded',
          header: JSON.stringify(head),
          mapping: JSON.stringify(guess),
          resolutions: JSON.stringify({
            ...guessedSettings(importer, head, file.fileName),
            ...(await answeredBefore(tx, importer.kind, scope.organizationId, kept.hash)),
          }),
          progress_rows: 0,
          account_id: tx.actor.accountId ?? null,
          created_at: tx.clock.now(),
        })
        .execute();
      await audit(tx, {
        action: 'import.upload',
        organizationId: scope.organizationId,
        subjectKind: 'import',
        subjectId: id,
        detail: { kind: importer.kind, file: kept.hash },
      });
      return { id };
    }),
  );
}

/** What was answered when the same file was brought last. */
async function answeredBefore(
  { db }: TransactionContext,
  kind: ImportKind,
  organizationId: Id,
  hash: string,
): Promise<Answers> {
  const row = await db
    .selectFrom('import_job')
    .select('resolutions')
    .where('kind', '=', kind)
    .where('organization_id', '=', organizationId)
    .where('file_sha256', '=', hash)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.resolutions ?? {}) as Answers;
}

async function headOf(ctx: Context, importer: Importer, hash: string, fileName: string): Promise<ReadHead> {
  try {
    return await readHead(importer, { path: await ctx.files.path(hash), fileName });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { params } = error.detail;
    throw invalid([{ field: 'file', code: error.code, ...(params ? { params } : {}) }]);
  }
}
