import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { requireAccount, where } from '../access/index.ts';
import { permittedJob, toJob } from './job-store.ts';
import type { ImportJob, ImportPageRow } from './types.ts';

/** One import with its first 1,000 faults. @throws DomainError `import.not-found`, `access.denied` */
export const showImport = (ctx: Context, id: Id): Promise<ImportJob> => permittedJob(ctx, id);

/** Imports into the organizations where the actor may import, newest first. */
export async function listImports(ctx: Context, request: PageRequest = {}): Promise<Page<ImportPageRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(request);
  const cursor = decodeCursor(request.after, 1);
  const columns = {
    organizationId: sql.ref<string>('organization.id'),
    path: sql.ref<string>('organization.path'),
  };
  const rows = await ctx.db
    .selectFrom('import_job')
    .innerJoin('organization', 'organization.id', 'import_job.organization_id')
    .leftJoin('account', 'account.id', 'import_job.account_id')
    .selectAll('import_job')
    .select('account.name as by')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('import_job.kind', '=', 'organizations'),
          where(ctx.actor, 'organization.import', columns),
        ]),
        eb.and([eb('import_job.kind', '=', 'people'), where(ctx.actor, 'person.import', columns)]),
        eb.and([eb('import_job.kind', '=', 'needs'), where(ctx.actor, 'need.import', columns)]),
        eb.and([eb('import_job.kind', '=', 'letters'), where(ctx.actor, 'letter.import', columns)]),
      ]),
    )
    .$if(cursor !== undefined, (query) => query.where('import_job.id', '<', String(cursor?.[0])))
    .orderBy('import_job.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.id]);
  return {
    ...page,
    rows: page.rows.map(({ by, ...row }) => {
      const { id, kind, fileName, state, summary, createdAt } = toJob(row);
      return { id, kind, fileName, state, summary, createdAt, by };
    }),
  };
}
