import { audit, bumpContentVersion, transact, type Context } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import type { Importer } from './importer.ts';
import type { ReadHead, SourceFile } from './read-head.ts';
import { readThrough, type ReadResult } from './read-through.ts';
import { holdImports } from './hold-imports.ts';
import type { Answers, Mapping } from './types.ts';

export interface FileImport {
  readonly importer: Importer;
  readonly source: SourceFile;
  readonly head: ReadHead['head'];
  readonly mapping: Mapping;
  readonly answers?: Answers;
  /** False only checks. */
  readonly confirm: boolean;
  readonly onProgress?: (share: number) => void;
}

/**
 * Checks a file, and imports its faultless rows when confirmed, in one transaction: all of them or none. For the command
 * line, where the operator acts as the program itself. @throws DomainError `sheet.*`, `access.denied`
 */
export async function importFile(ctx: Context, request: FileImport): Promise<ReadResult> {
  permit(ctx.actor, request.importer.action, {});
  if (!request.confirm) return readThrough(ctx, request);
  return transact(ctx, async (tx) => {
    await holdImports(tx, request.importer.kind);
    const result = await readThrough(tx, request, tx);
    const { created, updated, rows } = result.summary;
    if (created + updated === 0) return result;
    await audit(tx, {
      action: request.importer.action,
      subjectKind: 'import',
      subjectId: request.source.fileName,
      detail: { rows, created, updated, file: request.source.fileName },
    });
    bumpContentVersion(tx);
    return result;
  });
}
