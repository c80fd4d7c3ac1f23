import { redirect } from '@sveltejs/kit';
import type { Page } from '../../../../kernel/page.ts';
import { can } from '../../../../registry/access/index.ts';
import {
  createQuestionnaire,
  listQuestionnaires,
  QUESTIONNAIRE_STATES,
  standingOf,
} from '../../../../steps/1-propose/questionnaires/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import { questionnaireAddress } from './addresses.ts';
import type { Actions, PageServerLoad } from './$types';

const EARLIER = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const scope = await scopeOf(ctx, url);
  const state = oneOf(QUESTIONNAIRE_STATES, url.searchParams.get('state'));
  const after = url.searchParams.get('after');
  const today = ctx.clock.today();
  const listed = scope
    ? await listQuestionnaires(ctx, {
        within: scope.organization.path,
        ...(state ? { state } : {}),
        ...(after ? { after } : {}),
      })
    : undefined;
  const page: Page<ReturnType<typeof rowOf>> = {
    rows: listed?.rows.map(rowOf) ?? [],
    ...(listed?.next ? { next: listed.next } : {}),
  };
  function rowOf({ questions: _, ...row }: NonNullable<typeof listed>['rows'][number]) {
    return { ...row, standing: standingOf(row, today) };
  }
  if (!scope) return { scope: null, tree: [], page, state: '', mayCreate: false, earlier: [] };
  const { id, name, path, parentId, state: standing } = scope.organization;
  const mayCreate =
    standing === 'active' &&
    can(ctx.actor, 'questionnaire.manage', { organizationId: id, path, parentId }).allowed;
  const earlier = mayCreate ? (await listQuestionnaires(ctx, { within: path, limit: EARLIER })).rows : [];
  return {
    scope: { id, name },
    tree: scope.tree,
    page,
    state: state ?? '',
    mayCreate,
    earlier: earlier.filter(({ title }) => title).map((row) => ({ id: row.id, title: row.title })),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const { id } = await createQuestionnaire(ctx, {
        organizationId: sent.text('organizationId'),
        from: sent.text('from'),
      });
      redirect(303, questionnaireAddress(id, undefined, 'created'));
    }),
};
