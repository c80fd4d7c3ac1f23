import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, brokenConstraint, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { emptyTemplate, excellence2010 } from './excellence-2010.data.ts';
import { settingsFrom, templateOf } from './rules.ts';
import { newRound } from './schemas.ts';
import { latestRound, officeFacts, saveSettingsVersion } from './store.ts';
import type { RoundTemplate } from './types.ts';

/**
 * Prepares a round from a template, or as the round before it was set; nobody sees it before it is opened.
 * @throws DomainError `input.invalid` with `round.code-taken` at the code, `round.no-previous` at the template
 */
export async function createRound(ctx: Context, input: unknown): Promise<{ id: Id }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const draft = parse(newRound, input);
  if (draft.endsOn <= draft.startsOn) {
    throw invalid([{ field: 'endsOn', code: 'round.ends-before-start', value: draft.endsOn }]);
  }
  const template = await templateFor(ctx, draft.template);
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

async function templateFor(
  ctx: Context,
  template: 'excellence2010' | 'empty' | 'previous',
): Promise<RoundTemplate> {
  if (template === 'empty') return emptyTemplate;
  if (template === 'excellence2010') return excellence2010;
  const previous = await latestRound(ctx);
  if (!previous) throw invalid([{ field: 'template', code: 'round.no-previous' }]);
  return templateOf(previous);
}
