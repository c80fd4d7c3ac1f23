import { redirect } from '@sveltejs/kit';
import { invalid } from '../../../../kernel/errors.ts';
import { isSetUp, opensSetup, PASSWORD_LEAST } from '../../../../registry/access/index.ts';
import {
  mayStandUnder,
  ORGANIZATION_KINDS,
  setUpOffice,
  type OrganizationKind,
} from '../../../../registry/organizations/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { keepSession } from '../../../session-cookie.ts';
import { deviceOf } from '../device-of.ts';
import type { Actions, PageServerLoad } from './$types';

const keyOf = (url: URL): string => url.searchParams.get('key') ?? '';

export const load: PageServerLoad = async ({ locals, url }) => ({
  state: (await isSetUp(locals.office))
    ? ('done' as const)
    : (await opensSetup(locals.office, keyOf(url)))
      ? ('open' as const)
      : ('dead' as const),
  kinds: ORGANIZATION_KINDS.filter((kind) => mayStandUnder(kind, null)),
  passwordLeast: PASSWORD_LEAST,
});

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent) => {
      const { cookies, url, request, locals } = event;
      if (sent.text('password') !== sent.text('secretAgain')) {
        throw invalid([{ field: 'secretAgain', code: 'access.password-differs' }]);
      }
      const input = {
        officeName: sent.text('officeName'),
        officeShortName: sent.text('officeShortName'),
        supervisionPhone: sent.text('supervisionPhone'),
        rootCode: sent.text('rootCode'),
        rootName: sent.text('rootName'),
        rootKind: sent.text('rootKind') as OrganizationKind,
        login: sent.text('login'),
        administratorName: sent.text('administratorName'),
        password: sent.text('password'),
      };
      const session = await setUpOffice(locals.office, keyOf(url), input, deviceOf(request.headers));
      keepSession(cookies, url, session.token);
      redirect(303, '/console');
    }),
};
