import { invalid } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import {
  attachFiles,
  attachmentOf,
  keepFile,
  removeAttachment,
  type Attachment,
  type KeptFile,
} from '../../../platform/attachments/store.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { takeActivity } from './store.ts';
import { ACTIVITY_FILES } from './types.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Keeps photographs, sign-in lists and minutes beside the record. @throws DomainError `input.invalid` at `file` */
export async function attachToActivity(ctx: Context, id: Id, sent: readonly SentFile[]): Promise<void> {
  const { activity } = await takeActivity(ctx, id, 'need.record');
  if (sent.length === 0) throw invalid([{ field: 'file', code: 'input.missing' }]);
  const kept: KeptFile[] = [];
  for (const { bytes, name } of sent) kept.push(await keepFile(ctx, bytes, name));
  const input = { id, files: kept.map(({ hash }) => hash) };
  await transact(ctx, (tx) =>
    once(tx, { action: 'activity.attach', input }, async () => {
      await attachFiles(tx, { kind: ACTIVITY_FILES, id, organizationId: activity.organizationId }, kept);
      await audit(tx, {
        action: 'activity.attach',
        organizationId: activity.organizationId,
        subjectKind: ACTIVITY_FILES,
        subjectId: id,
        detail: { files: input.files },
      });
    }),
  );
}

export async function detachFromActivity(ctx: Context, id: Id, attachmentId: Id): Promise<void> {
  const { activity } = await takeActivity(ctx, id, 'need.record');
  await transact(ctx, (tx) =>
    once(tx, { action: 'activity.detach', input: { id, attachmentId } }, async () => {
      const subject = { kind: ACTIVITY_FILES, id, organizationId: activity.organizationId };
      const { hash } = await removeAttachment(tx, subject, attachmentId);
      await audit(tx, {
        action: 'activity.detach',
        organizationId: activity.organizationId,
        subjectKind: ACTIVITY_FILES,
        subjectId: id,
        detail: { file: hash },
      });
    }),
  );
}

/** @throws DomainError `attachment.not-found`, `activity.not-found` */
export async function openActivityFile(
  ctx: Context,
  id: Id,
  attachmentId: Id,
): Promise<{ file: Attachment; bytes: Buffer }> {
  await takeActivity(ctx, id, 'need.read');
  const file = await attachmentOf(ctx, ACTIVITY_FILES, id, attachmentId);
  return { file, bytes: await ctx.files.get(file.hash) };
}
