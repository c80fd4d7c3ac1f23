import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/index.ts';
import { permitManaging, readable, toAnswers } from './store.ts';
import type { Sheet } from './types.ts';

/** Sheets of paper as they were typed in, the last first; for those who type them in. */
export async function listSheets(ctx: Context, id: Id, request: PageRequest): Promise<Page<Sheet>> {
  const { organization } = await readable(ctx, id);
  permitManaging(ctx, organization);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 1);
  const rows = await ctx.db
    .selectFrom('questionnaire_answer')
    .select(['id', 'serial', 'answers', 'answered_on', 'revision', 'entered_by'])
    .where('questionnaire_id', '=', id)
    .where('channel', '=', 'paper')
    .$if(after !== undefined, (query) => query.where('id', '<', String(after?.[0])))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      serial: row.serial,
      answers: toAnswers(row.answers),
      enteredOn: row.answered_on,
      revision: row.revision,
      own: row.entered_by === ctx.actor.accountId,
    })),
  };
}
