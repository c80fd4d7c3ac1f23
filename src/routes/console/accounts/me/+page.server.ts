import { redirect } from '@sveltejs/kit';
import { invalid } from '../../../../kernel/errors.ts';
import {
  changePassword,
  ownAccount,
  ownSessions,
  PASSWORD_LEAST,
  revokeSession,
} from '../../../../registry/access/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { keepSession, sessionToken } from '../../../session-cookie.ts';
import { deviceOf } from '../../(door)/device-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const { context } = locals;
  return {
    account: await ownAccount(context),
    sessions: await ownSessions(context, sessionToken(cookies, url)),
    limits: { idleMinutes: context.config.sessionIdleMinutes, hours: context.config.sessionHours },
    passwordLeast: PASSWORD_LEAST,
    done: url.searchParams.get('done') ?? undefined,
  };
};

export const actions: Actions = {
  password: (event) =>
    act(event, async (sent, ctx) => {
      if (sent.text('password') !== sent.text('secretAgain')) {
        throw invalid([{ field: 'secretAgain', code: 'access.password-differs' }]);
      }
      const session = await changePassword(ctx, {
        currentPassword: sent.text('currentPassword'),
        password: sent.text('password'),
        device: deviceOf(event.request.headers),
      });
      keepSession(event.cookies, event.url, session.token);
      redirect(303, '/console/accounts/me?done=password');
    }),
  revoke: (event) =>
    act(event, async (sent, ctx) => {
      await revokeSession(ctx, sent.text('sessionId'));
      redirect(303, '/console/accounts/me?done=revoke');
    }),
};
