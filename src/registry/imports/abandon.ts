import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { requireAccount } from '../access/index.ts';
import { moveJob, permittedJob } from './job-store.ts';

/** Gives an import up before it has changed anything. @throws DomainError `import.not-found`, `import.wrong-state` */
export async function abandon(ctx: Context, id: Id): Promise<void> {
  requireAccount(ctx.actor);
  await transact(ctx, async (tx) => {
    const job = await permittedJob(tx, id);
    await moveJob(tx, id, ['uploaded', 'checked', 'failed'], { state: 'abandoned', finished: true });
    await audit(tx, {
      action: 'import.abandon',
      subjectKind: 'import',
      subjectId: id,
      organizationId: job.organizationId,
    });
  });
}
