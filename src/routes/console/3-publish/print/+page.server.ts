import { redirect } from '@sveltejs/kit';
import { isId } from '../../../../kernel/ids.ts';
import { can } from '../../../../registry/access/index.ts';
import { showLetter } from '../../../../registry/letters/index.ts';
import {
  BLANK_FORMS,
  checkPrint,
  ownPrints,
  startPrint,
  weighPrint,
} from '../../../../steps/3-publish/printing/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Sent } from '../../../../ui/form/sent.ts';
import { scopeOf } from '../../1-propose/scope-of.ts';
import { PRINT } from './addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const wanted = url.searchParams.get('letter') ?? '';
  const [scope, jobs, view] = await Promise.all([
    scopeOf(ctx, url),
    ownPrints(ctx),
    isId(wanted) ? showLetter(ctx, wanted) : undefined,
  ]);
  const organization = scope?.organization;
  const mayPrint =
    organization &&
    can(ctx.actor, 'letter.print', {
      organizationId: organization.id,
      path: organization.path,
      parentId: organization.parentId,
    }).allowed;
  return {
    letter: view && { id: view.letter.id, name: view.letter.committerName },
    scope: organization && { id: organization.id, name: organization.name },
    tree: scope?.tree ?? [],
    mayPrint: view !== undefined || mayPrint === true,
    blankForms: BLANK_FORMS,
    jobs: jobs.map(({ id, order, organizationName, state, lettersTotal, lettersDone, createdAt }) => ({
      id,
      print: order.print,
      organizationName,
      state,
      lettersTotal,
      lettersDone,
      createdAt,
    })),
  };
};

const FIELDS = [
  'print',
  'copy',
  'format',
  'paper',
  'duplex',
  'extent',
  'letterId',
  'organizationId',
  'committer',
];

const orderIn = (sent: Sent): Record<string, string> =>
  Object.fromEntries(FIELDS.map((name) => [name, sent.text(name)]));

export const actions: Actions = {
  print: (event) =>
    act(event, async (sent, ctx) => {
      const order = orderIn(sent);
      const origin = event.locals.office.config.origin ?? event.url.origin;
      const { atOnce } = await weighPrint(ctx, order);
      if (!atOnce) {
        const { id } = await startPrint(ctx, order, origin);
        redirect(303, `${PRINT}/${id}`);
      }
      // What cannot be printed is told here, beside the form, and not on a page of its own.
      await checkPrint(ctx, order, origin);
      redirect(303, `${PRINT}/now/file?${new URLSearchParams(order)}`);
    }),
};
