import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { requireAccount } from '../access/index.ts';
import { importWork } from './import-work.ts';
import { moveJob, permittedJob } from './job-store.ts';

/**
 * Has the rows without faults imported; those with faults are left out.
 * @throws DomainError `import.not-found`, `import.wrong-state`, `import.nothing-to-do`
 */
export async function confirm(ctx: Context, id: Id): Promise<void> {
  requireAccount(ctx.actor);
  await transact(ctx, async (tx) => {
    const job = await permittedJob(tx, id);
    const { summary } = job;
    if (summary && summary.created + summary.updated === 0) throw new DomainError('import.nothing-to-do');
    await moveJob(tx, id, ['checked'], { state: 'queued', progressRows: 0 });
    await tx.queue.enqueue(tx.db, importWork, { id }, { singletonKey: id });
    await audit(tx, {
      action: 'import.confirm',
      subjectKind: 'import',
      subjectId: id,
      organizationId: job.organizationId,
    });
  });
}
