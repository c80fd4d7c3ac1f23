import type { Office } from '../../../platform/index.ts';
import { NAMES_TAKEN_BACK } from './job-store.ts';
import { KEPT_DAYS } from './rules.ts';

const AT_ONCE = 100;

/** Removes files nobody fetches any more, and those nobody may get any more; that they were printed stays known. */
export async function clearPrints(office: Office): Promise<number> {
  const before = new Date(office.clock.now().getTime() - KEPT_DAYS * 86_400_000);
  const old = await office.db
    .selectFrom('print_job as job')
    .innerJoin('organization', 'organization.id', 'job.organization_id')
    .select('job.id')
    .where((eb) => eb.or([eb('job.finished_at', '<', before), NAMES_TAKEN_BACK]))
    .where('job.state', '!=', 'cleared')
    .limit(AT_ONCE)
    .execute();
  for (const { id } of old) {
    await office.db.updateTable('print_job').set({ state: 'cleared' }).where('id', '=', id).execute();
    const files = await office.db
      .selectFrom('print_part')
      .select('file_sha256')
      .where('job_id', '=', id)
      .execute();
    for (const { file_sha256: hash } of files) {
      if (!(await isStillHeld(office, hash))) await office.files.remove(hash);
    }
  }
  return old.length;
}

/** The same bytes are kept once, also when two jobs or an attachment hold them. */
async function isStillHeld({ db }: Office, hash: string): Promise<boolean> {
  const printed = await db
    .selectFrom('print_part')
    .innerJoin('print_job', 'print_job.id', 'print_part.job_id')
    .select('print_part.nth')
    .where('print_part.file_sha256', '=', hash)
    .where('print_job.state', '!=', 'cleared')
    .limit(1)
    .executeTakeFirst();
  if (printed) return true;
  const attached = await db
    .selectFrom('attachment')
    .select('id')
    .where('file_sha256', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return attached !== undefined;
}
