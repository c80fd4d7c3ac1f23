import { randomUUID } from 'node:crypto';
import { withActor, type Office } from '../../src/platform/index.ts';
import { reportProgress } from '../../src/steps/4-fulfill/index.ts';
import { officer } from '../lists/places.ts';
import type { ItemToReport } from './items-to-report.ts';

/** Reports progress as a secretary would by the form, idempotency key included; each call takes another item. */
export function verbLoop(office: Office, items: readonly ItemToReport[]): () => Promise<unknown> {
  let turn = 0;
  return () => {
    const item = items[(turn += 1) % items.length]!;
    const actor = officer(item.organizationId, item.path, item.name);
    return reportProgress(withActor(office, actor, randomUUID()), {
      itemId: item.id,
      text: '路基已完成，正在铺设面层',
      progress: turn % 90,
    });
  };
}
