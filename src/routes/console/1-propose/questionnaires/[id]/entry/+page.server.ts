import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Question } from '../../../../../../steps/1-propose/questionnaires/index.ts';
import {
  correctSheet,
  enterSheet,
  listSheets,
  QUESTIONNAIRE_LIMITS,
  removeSheet,
  showQuestionnaire,
} from '../../../../../../steps/1-propose/questionnaires/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../../ui/form/sent.ts';
import { errorText } from '../../../../../../ui/messages/errors.ts';
import { questionnaireAddress } from '../../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

const SHEETS = 20;
/** Told by the table itself, before anything is sent. */
const CELL_FAULTS = [
  'questionnaire.one-digit',
  'questionnaire.no-such-option',
  'questionnaire.digits-only',
  'questionnaire.text-too-long',
] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const view = await showQuestionnaire(ctx, params.id);
  const after = url.searchParams.get('after');
  const sheets = await listSheets(ctx, params.id, { limit: SHEETS, ...(after ? { after } : {}) });
  const wanted = url.searchParams.get('sheet');
  const most = { most: QUESTIONNAIRE_LIMITS.text };
  return {
    view,
    sheets,
    plain: wanted === 'new',
    sheet: sheets.rows.find(({ id, own }) => own && id === wanted),
    faults: Object.fromEntries(CELL_FAULTS.map((code) => [code, errorText(locals.locale, code, most)])),
  };
};

const cellsOf = (sent: Sent, questions: readonly Question[]): string[] =>
  questions.map(({ kind }, i) =>
    kind === 'text' ? sent.text(`q${i + 1}`) : sent.texts(`q${i + 1}`).join(''),
  );

async function sheetOf(event: RequestEvent<{ id: string }>, sent: Sent) {
  const { questionnaire } = await showQuestionnaire(event.locals.context, event.params.id);
  return { serial: sent.text('serial'), cells: cellsOf(sent, questionnaire.questions) };
}

export const actions: Actions = {
  enter: (event) =>
    act(event, async (sent, ctx) => {
      await enterSheet(ctx, event.params.id, await sheetOf(event, sent));
      redirect(303, `${questionnaireAddress(event.params.id, 'entry')}?sheet=new&done=entered`);
    }),
  correct: (event) =>
    act(event, async (sent, ctx) => {
      const sheet = { ...(await sheetOf(event, sent)), revision: sent.number('revision') ?? 0 };
      await correctSheet(ctx, event.params.id, sent.text('sheetId'), sheet);
      redirect(303, questionnaireAddress(event.params.id, 'entry', 'saved'));
    }),
  remove: (event) =>
    act(event, async (sent, ctx) => {
      const seen = { revision: sent.number('revision') ?? 0 };
      await removeSheet(ctx, event.params.id, sent.text('sheetId'), seen);
      redirect(303, questionnaireAddress(event.params.id, 'entry', 'removed'));
    }),
};
