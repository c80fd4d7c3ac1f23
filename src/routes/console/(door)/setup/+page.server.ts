import { redirect } from '@sveltejs/kit';
import { invalid } from '../../../../kernel/errors.ts';
import { isSetUp, opensSetup, PASSWORD_LEAST } from '../../../../registry/access/index.ts';
import {
  mayStandUnder,
  ORGANIZATION_KINDS,
  rootOrganization,
  setUpOffice,
  type OrganizationKind,
} from '../../../../registry/organizations/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { keepSession } from '../../../session-cookie.ts';
import { deviceOf } from '../device-of.ts';
import type { Actions, PageServerLoad } from './$types';

const keyOf = (url: URL): string => url.searchParams.get('key') ?? '';

export const load: PageServerLoad = async ({ locals, url }) => {
  const done = await isSetUp(locals.office);
  const open = !done && (await opensSetup(locals.office, keyOf(url)));
  // An import by command may have brought the tree already; only the holder of the link is told.
  const root = open ? await rootOrganization(locals.office) : undefined;
  return {
    state: done ? ('done' as const) : open ? ('open' as const) : ('dead' as const),
    root: root ? { name: root.name, kind: root.kind, code: root.code } : null,
    kinds: ORGANIZATION_KINDS.filter((kind) => mayStandUnder(kind, null)),
    passwordLeast: PASSWORD_LEAST,
  };
};

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
