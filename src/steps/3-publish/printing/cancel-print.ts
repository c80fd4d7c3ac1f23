import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { movePrint } from './job-store.ts';
import { showPrint } from './show-print.ts';

/** Stops a job after the file it is at; what was printed stays to be fetched. @throws DomainError `print.not-found` */
export async function cancelPrint(ctx: Context, id: Id): Promise<void> {
  await showPrint(ctx, id);
  await movePrint(ctx, id, ['queued', 'running'], { state: 'cancelled', finished_at: ctx.clock.now() });
}
