import { redirect } from '@sveltejs/kit';
import { invalid } from '../../../../kernel/errors.ts';
import { activate, PASSWORD_LEAST } from '../../../../registry/access/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { keepSession, sessionToken } from '../../../session-cookie.ts';
import { deviceOf } from '../device-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  login: url.searchParams.get('login') ?? '',
  passwordLeast: PASSWORD_LEAST,
});

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent) => {
      const { cookies, url, request, locals } = event;
      if (sent.text('password') !== sent.text('secretAgain')) {
        throw invalid([{ field: 'secretAgain', code: 'access.password-differs' }]);
      }
      const session = await activate(locals.office, {
        login: sent.text('login'),
        slipCode: sent.text('slipCode'),
        password: sent.text('password'),
        device: deviceOf(request.headers),
        address: event.getClientAddress(),
        previousToken: sessionToken(cookies, url),
      });
      keepSession(cookies, url, session.token);
      redirect(303, '/console');
    }),
};
