import { DomainError, invalid } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { requireAccount } from '../access/index.ts';
import { importWork } from './import-work.ts';
import type { Importer } from './importer.ts';
import { moveJob, permittedJob } from './job-store.ts';
import { doubledColumns, missingFields } from './rules.ts';
import type { Answers, Mapping } from './types.ts';

/**
 * Confirms which column holds what and has the whole file checked; nothing is changed by that.
 * @throws DomainError `import.not-found`, `import.wrong-state`, `input.invalid` at the fields
 */
export async function startCheck(
  ctx: Context,
  importer: Importer,
  { id, mapping, settings = {} }: { readonly id: Id; readonly mapping: Mapping; readonly settings?: Answers },
): Promise<void> {
  requireAccount(ctx.actor);
  await transact(ctx, async (tx) => {
    const job = await permittedJob(tx, id);
    if (job.kind !== importer.kind) throw new DomainError('import.not-found');
    const columns = new Set(job.head?.headings.map(({ column }) => column));
    const names = new Set(importer.fields.map(({ name }) => name));
    const chosen = Object.fromEntries(
      Object.entries(mapping).filter(([field, column]) => names.has(field) && columns.has(column)),
    );
    const missing = missingFields(importer.needed, chosen).flat();
    if (missing.length > 0) throw invalid(missing.map((field) => ({ field, code: 'input.missing' })));
    const doubled = doubledColumns(chosen);
    const twice = Object.keys(chosen).filter((field) => doubled.includes(chosen[field] ?? 0));
    if (twice.length > 0) throw invalid(twice.map((field) => ({ field, code: 'import.column-twice' })));
    await moveJob(tx, id, ['uploaded', 'checked', 'failed'], {
      state: 'checking',
      mapping: chosen,
      answers: { ...job.answers, ...chosenSettings(importer, settings) },
      summary: null,
      faults: [],
      refusal: null,
      refusedRowsHash: null,
    });
    await tx.queue.enqueue(tx.db, importWork, { id }, { singletonKey: id });
    await audit(tx, {
      action: 'import.check',
      subjectKind: 'import',
      subjectId: id,
      organizationId: job.organizationId,
    });
  });
}

/** Unknown choices are dropped; `within` is held against the actor's scope when the rows are placed. */
function chosenSettings(importer: Importer, settings: Answers): Answers {
  const chosen = (importer.settings ?? []).flatMap(({ name, options }) => {
    const value = settings[name];
    return value !== undefined && options.includes(value) ? [[name, value]] : [];
  });
  const { within } = settings;
  const place = importer.within && within !== undefined && (within === '' || isId(within)) ? { within } : {};
  return { ...Object.fromEntries(chosen), ...place };
}
