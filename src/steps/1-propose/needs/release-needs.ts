import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { needsRelease } from './schemas.ts';
import { takeNeed } from './store.ts';

/** Shows needs on the portal while nobody takes them up, or takes them off it. */
export async function releaseNeeds(ctx: Context, input: unknown): Promise<{ changed: number }> {
  const given = parse(needsRelease, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'need.release', input: given }, async () => {
      let changed = 0;
      for (const id of [...new Set(given.needIds)].toSorted()) {
        const { need } = await takeNeed(tx, id);
        if (need.public === given.public || need.state === 'merged') continue;
        await tx.db
          .updateTable('need')
          .set({ public: given.public, revision: need.revision + 1, updated_at: tx.clock.now() })
          .where('id', '=', id)
          .execute();
        await audit(tx, {
          action: given.public ? 'need.release' : 'need.hide',
          organizationId: need.organizationId,
          subjectKind: 'need',
          subjectId: id,
        });
        changed += 1;
      }
      bumpContentVersion(tx);
      return { changed };
    }),
  );
}
