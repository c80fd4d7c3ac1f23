import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { onContentChange } from '../content-version.ts';
import type { Database } from '../schema.ts';

export interface ContentWatch {
  /** Names the content as it is today; another value means that pages may look different. */
  version(): string;
  stop(): void;
}

const REFRESH_MS = 1000;

/**
 * Follows the content version: at once for changes of this process, within a second for those of others. The day is
 * part of it, since pages tell what is due. While the database is away the last version stands, so that public pages
 * go on being served.
 */
export async function watchContent(
  db: Kysely<Database>,
  clock: Clock,
  refreshMs = REFRESH_MS,
): Promise<ContentWatch> {
  let version = 0;
  const note = (seen: number): void => void (version = Math.max(version, seen));
  const refresh = async (): Promise<void> => {
    const row = await db
      .selectFrom('content_version')
      .select('version')
      .where('id', '=', 1)
      .executeTakeFirst();
    note(Number(row?.version ?? 0));
  };
  await refresh();
  const timer = setInterval(() => void refresh().catch(() => undefined), refreshMs).unref();
  const forget = onContentChange(note);
  return {
    version: () => `${version} ${clock.today()}`,
    stop() {
      clearInterval(timer);
      forget();
    },
  };
}
