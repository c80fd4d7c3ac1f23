import { DomainError, notFound } from '../../kernel/errors.ts';
import { isId, newId, type Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../context.ts';
import { ATTACHMENT_LIMIT_MB, cleanFile, type CleanFile } from './clean-file.ts';

/** What a file is kept beside; its permission decides who may open the file. */
export interface AttachmentSubject {
  readonly kind: string;
  readonly id: Id;
  readonly organizationId: Id;
}

export interface Attachment {
  readonly id: Id;
  readonly subjectKind: string;
  readonly subjectId: Id;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly hash: string;
  readonly at: Date;
}

export interface KeptFile extends Omit<CleanFile, 'bytes'> {
  readonly hash: string;
  readonly size: number;
}

const MOST = 20;

/** Checks, cleans and keeps the bytes, before the transaction that refers to them. @throws like `cleanFile` */
export async function keepFile(
  { files }: Pick<Context, 'files'>,
  bytes: Buffer,
  name: string,
): Promise<KeptFile> {
  const clean = await cleanFile(bytes, name);
  const { hash, size } = await files.put(clean.bytes, 2 * ATTACHMENT_LIMIT_MB * 1024 * 1024);
  return { hash, size, mediaType: clean.mediaType, fileName: clean.fileName };
}

/** Lays kept files beside the subject. No permission check, no audit. @throws DomainError `attachment.too-many` */
export async function attachFiles(
  tx: TransactionContext,
  subject: AttachmentSubject,
  files: readonly KeptFile[],
): Promise<void> {
  const present = await attachmentsOf(tx, subject.kind, subject.id);
  if (present.length + files.length > MOST) {
    throw new DomainError('attachment.too-many', { params: { most: MOST } });
  }
  const now = tx.clock.now();
  for (const file of files) {
    const id = newId(now.getTime());
    await tx.db
      .insertInto('attachment')
      .values({
        id,
        organization_id: subject.organizationId,
        subject_kind: subject.kind,
        subject_id: subject.id,
        file_sha256: file.hash,
        file_name: file.fileName,
        media_type: file.mediaType,
        bytes: file.size,
        account_id: tx.actor.accountId ?? null,
        at: now,
      })
      .execute();
  }
}

/** Files beside the subject, the first added first. No permission check. */
export async function attachmentsOf(
  { db }: Pick<Context, 'db'>,
  subjectKind: string,
  subjectId: Id,
): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachment')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('subject_kind', '=', subjectKind)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    hash: row.file_sha256,
    at: row.at,
  }));
}

/** One file of the subject. No permission check. @throws DomainError `attachment.not-found` */
export async function attachmentOf(
  ctx: Pick<Context, 'db'>,
  subjectKind: string,
  subjectId: Id,
  id: Id,
): Promise<Attachment> {
  const found = isId(id) ? (await attachmentsOf(ctx, subjectKind, subjectId)).find((file) => file.id === id) : undefined; // prettier-ignore
  if (!found) throw notFound('attachment');
  return found;
}

/** Takes a file away; its bytes stay for as long as backups and others refer to them. No permission check, no audit. */
export async function removeAttachment(
  tx: TransactionContext,
  subject: AttachmentSubject,
  id: Id,
): Promise<Attachment> {
  const file = await attachmentOf(tx, subject.kind, subject.id, id);
  await tx.db.updateTable('attachment').set({ removed_at: tx.clock.now() }).where('id', '=', id).execute();
  return file;
}
