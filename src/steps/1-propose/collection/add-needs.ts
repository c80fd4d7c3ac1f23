import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { insertNeeds } from '../needs/index.ts';
import { needLines } from './schemas.ts';
import { takeActivity } from './store.ts';

/**
 * Types in what an activity gave, one need a line; all or none.
 * @throws DomainError `input.invalid` at `lines.n.text`, also for personal data, `organization.closed`
 */
export async function addNeeds(ctx: Context, id: Id, input: unknown): Promise<{ ids: Id[] }> {
  const { activity, organization } = await takeActivity(ctx, id, 'need.record');
  const { lines } = parse(needLines, input);
  if (organization.state === 'closed') throw new DomainError('organization.closed');
  return transact(ctx, (tx) =>
    once(tx, { action: 'activity.add-needs', input: { id, lines } }, async () => {
      const ids = await insertNeeds(
        tx,
        lines.map((line) => ({
          ...line,
          organizationId: activity.organizationId,
          source: activity.kind,
          heardOn: activity.heldOn,
          activityId: activity.id,
          public: false,
        })),
      );
      for (const needId of ids) {
        await audit(tx, {
          action: 'need.record',
          organizationId: activity.organizationId,
          subjectKind: 'need',
          subjectId: needId,
          detail: { activity: id },
        });
      }
      return { ids };
    }),
  );
}
