import { sql } from 'kysely';
import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { likenessBands } from '../../../kernel/likeness.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { needEdit } from './schemas.ts';
import { requireSeen, sumUp, takeNeed } from './store.ts';

/**
 * Words a need anew; what was heard keeps the words of that time.
 * @throws DomainError `need.conflict`, `need.wrong-state` for what was merged
 */
export async function editNeed(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision, ...words } = parse(needEdit, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'need.edit', input: { id, revision, ...words } }, async () => {
      const { need } = await takeNeed(tx, id);
      requireSeen(need, revision);
      if (need.state === 'merged')
        throw new DomainError('need.wrong-state', { params: { state: need.state } });
      await tx.db
        .updateTable('need')
        .set({ ...words, bands: sql<number[]>`${likenessBands(words.text)}::int[]` })
        .where('id', '=', id)
        .execute();
      await sumUp(tx, id);
      await audit(tx, {
        action: 'need.edit',
        organizationId: need.organizationId,
        subjectKind: 'need',
        subjectId: id,
      });
      if (need.public) bumpContentVersion(tx);
    }),
  );
}
