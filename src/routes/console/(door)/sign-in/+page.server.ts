import { redirect } from '@sveltejs/kit';
import { isSetUp, signIn } from '../../../../registry/access/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { keepSession, sessionToken } from '../../../session-cookie.ts';
import { backPath } from '../back-path.ts';
import { deviceOf } from '../device-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.context.actor.kind === 'account') redirect(303, backPath(url.searchParams.get('next')));
  return { setUp: await isSetUp(locals.office), signedOut: url.searchParams.has('out') };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent) => {
      const { cookies, url, request, locals } = event;
      const session = await signIn(locals.office, {
        login: sent.text('login'),
        password: sent.text('password'),
        device: deviceOf(request.headers),
        address: event.getClientAddress(),
        previousToken: sessionToken(cookies, url),
      });
      keepSession(cookies, url, session.token);
      redirect(303, backPath(url.searchParams.get('next')));
    }),
};
