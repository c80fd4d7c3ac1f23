import { redirect } from '@sveltejs/kit';
import { invalid } from '../../../../kernel/errors.ts';
import {
  changePassword,
  delegate,
  delegatesOf,
  endDelegation,
  ownAccount,
  ownDelegations,
  ownMail,
  ownSessions,
  PASSWORD_LEAST,
  revokeSession,
  setOwnMail,
} from '../../../../registry/access/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { keepSession, sessionToken } from '../../../session-cookie.ts';
import { deviceOf } from '../../(door)/device-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
  const { context } = locals;
  const account = await ownAccount(context);
  const held = account.grants.filter(
    ({ role, inForce, delegated }) => inForce && !delegated && (role === 'office' || role === 'secretary'),
  );
  const offices = await Promise.all(
    held.map(async ({ organizationId, organizationName, role }) => ({
      organizationId,
      organizationName,
      role,
      delegates: await delegatesOf(context, organizationId),
    })),
  );
  return {
    account,
    offices,
    handedOver: await ownDelegations(context),
    mail: { ...(await ownMail(context)), setUp: context.config.mail !== undefined },
    today: context.clock.today(),
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
  mail: (event) =>
    act(event, async (sent, ctx) => {
      await setOwnMail(ctx, {
        address: sent.text('address'),
        digest: sent.text('digest'),
        language: event.locals.locale,
      });
      redirect(303, '/console/accounts/me?done=mail');
    }),
  standIn: (event) =>
    act(event, async (sent, ctx) => {
      await delegate(ctx, {
        organizationId: sent.text('organizationId'),
        accountId: sent.text('accountId'),
        fromDay: sent.text('fromDay'),
        untilDay: sent.text('untilDay'),
        reason: sent.text('reason'),
      });
      redirect(303, '/console/accounts/me?done=standIn');
    }),
  endStandIn: (event) =>
    act(event, async (sent, ctx) => {
      await endDelegation(ctx, sent.text('delegationId'));
      redirect(303, '/console/accounts/me?done=endStandIn');
    }),
  revoke: (event) =>
    act(event, async (sent, ctx) => {
      await revokeSession(ctx, sent.text('sessionId'));
      redirect(303, '/console/accounts/me?done=revoke');
    }),
};
