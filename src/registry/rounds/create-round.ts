import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, brokenConstraint, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { emptyTemplate, excellence2010 } from './excellence-2010.data.ts';
import { settingsFrom } from './rules.ts';
import { newRound } from './schemas.ts';
import { officeFacts, saveSettingsVersion } from './store.ts';

/**
 * Prepares a round from a template; nobody sees it before it is opened.
 * @throws DomainError `input.invalid` with `round.code-taken` at the code
 */
export async function createRound(ctx: Context, input: unknown): Promise<{ id: Id }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const draft = parse(newRound, input);
  if (draft.endsOn <= draft.startsOn) {
    throw invalid([{ field: 'endsOn', code: 'round.ends-before-start', value: draft.endsOn }]);
  }
  const template = draft.template === 'empty' ? emptyTemplate : excellence2010;
  const settings = settingsFrom(template, draft.startsOn, draft.endsOn);
  return transact(ctx, (tx) =>
    once(tx, { action: 'round.create', input: draft }, async () => {
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('round')
        .values({
          id,
          code: draft.code,
          name: draft.name,
          theme: template.theme,
          goals: template.goals,
          state: 'draft',
          settings: JSON.stringify(settings),
          settings_version: 1,
          starts_on: draft.startsOn,
          ends_on: draft.endsOn,
          revision: 1,
          created_at: now,
          updated_at: now,
        })
        .execute()
        .catch((error: unknown) => {
          throw brokenConstraint(error) === 'round_code_key'
            ? invalid([{ field: 'code', code: 'round.code-taken', value: draft.code }])
            : error;
        });
      await saveSettingsVersion(tx, id, 1, settings, null);
      await audit(tx, {
        action: 'round.create',
        subjectKind: 'round',
        subjectId: id,
        detail: { code: draft.code, template: draft.template },
      });
      return { id };
    }),
  );
}
