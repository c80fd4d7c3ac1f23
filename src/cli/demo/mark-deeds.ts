import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { markOccurrence, showItem } from '../../steps/4-fulfill/index.ts';
import { deedKey } from '../../steps/4-fulfill/rules.ts';
import type { Stage } from './stage.ts';

/** Marks the deeds of a recurring item that were due by now, each on its day. */
export async function markDeeds(stage: Stage, itemId: Id, author: Actor): Promise<void> {
  const ctx = stage.as(author);
  const { deeds } = await showItem(ctx, itemId);
  for (const deed of deeds) {
    if (deed.doneOn !== null || deed.dueOn > ctx.clock.today()) continue;
    await markOccurrence(ctx, {
      itemId,
      occurrence: deedKey(deed),
      doneOn: deed.dueOn,
      note: '按时办了，来的人比预计的多。',
    });
  }
}
