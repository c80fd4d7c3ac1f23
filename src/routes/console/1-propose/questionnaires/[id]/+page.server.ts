import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Context } from '../../../../../platform/index.ts';
import {
  closeQuestionnaire,
  createQuestionnaire,
  discardQuestionnaire,
  openQuestionnaire,
  reopenQuestionnaire,
  showQuestionnaire,
} from '../../../../../steps/1-propose/questionnaires/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import { QUESTIONNAIRES } from '../../addresses.ts';
import { publicAddress, questionnaireAddress } from '../addresses.ts';
import { qrPath } from '../../../../../documents/qr/index.ts';
import { draftOf, questionsOf, rearranged } from './questionnaire-form.ts';
import { saving } from './saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await showQuestionnaire(locals.context, params.id);
  const address = publicAddress(locals.office.config.origin ?? url.origin, view.questionnaire.code);
  return { view, address, qr: qrPath(address), confirm: url.searchParams.get('confirm') };
};

type Event = RequestEvent<{ id: string }>;

const here = (event: Event, done: string): never =>
  redirect(303, questionnaireAddress(event.params.id, undefined, done));

const settle =
  (done: string, verb: (ctx: Context, id: string, sent: Sent) => Promise<void>) => (event: Event) =>
    act(event, async (sent, ctx) => {
      await verb(ctx, event.params.id, sent);
      here(event, done);
    });

const seen = (sent: Sent) => ({ revision: sent.number('revision') ?? 0 });

export const actions: Actions = {
  save: (event) => saving(event, draftOf, async () => here(event, 'saved')),
  preview: (event) =>
    saving(event, draftOf, async () => redirect(303, questionnaireAddress(event.params.id, 'preview'))),
  rearrange: (event) => {
    const change = event.url.searchParams.get('change') ?? '';
    let at = 0;
    return saving(
      event,
      (sent) => {
        const next = rearranged(questionsOf(sent), change);
        ({ at } = next);
        return draftOf(sent, next.questions);
      },
      async () => redirect(303, `${questionnaireAddress(event.params.id)}#question-${at + 1}`),
    );
  },
  open: (event) =>
    saving(event, draftOf, async (revision, ctx) => {
      await openQuestionnaire(ctx, event.params.id, { revision });
      return here(event, 'opened');
    }),
  close: settle('closed', (ctx, id, sent) => closeQuestionnaire(ctx, id, seen(sent))),
  reopen: settle('reopened', (ctx, id, sent) =>
    reopenQuestionnaire(ctx, id, { ...seen(sent), closesOn: sent.text('closesOn') }),
  ),
  copy: (event) =>
    act(event, async (sent, ctx) => {
      const organizationId = sent.text('organizationId');
      const { id } = await createQuestionnaire(ctx, { organizationId, from: event.params.id });
      redirect(303, questionnaireAddress(id, undefined, 'created'));
    }),
  discard: (event) =>
    act(event, async (sent, ctx) => {
      await discardQuestionnaire(ctx, event.params.id, seen(sent));
      redirect(303, `${QUESTIONNAIRES}?scope=${sent.text('organizationId')}&done=discarded`);
    }),
};
