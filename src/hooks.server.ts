import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ANONYMOUS, type Actor } from './kernel/actor.ts';
import { isDomainError, statusOf } from './kernel/errors.ts';
import { newId } from './kernel/ids.ts';
import { officeOf } from './office-on-request.ts';
import { withActor, type Office } from './platform/index.ts';
import { SESSION_COOKIE } from './routes/session-cookie.ts';
import { PORTAL_LINKS } from './ui/layout/links.ts';
import { errorText } from './ui/messages/errors.ts';
import { LANG, toLocale, toTextSize } from './ui/messages/index.ts';

/** SEAM: becomes `actorOfSession(office, token)` of registry/access once that door exists. */
async function actorOf(_office: Office, _token: string | undefined): Promise<Actor> {
  return ANONYMOUS;
}

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies } = event;
  locals.locale = toLocale(cookies.get('lang'));
  locals.size = toTextSize(cookies.get('size'));
  if (!event.platform) throw new Error('Pages are served by src/main.ts only.');
  locals.office = officeOf(event.platform.req);
  locals.context = withActor(locals.office, await actorOf(locals.office, cookies.get(SESSION_COOKIE)));

  guardConsole(event);
  const surface = event.route.id?.startsWith('/console') ? 'console' : 'portal';
  const classes = locals.size === 'large' ? `${surface} size-large` : surface;
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%yinuo.lang%', LANG[locals.locale]).replace('%yinuo.class%', classes),
  });
};

/** Reading asks to sign in first; a form sent after the session ended is answered in place, so that no text is lost. */
function guardConsole({ route, request, locals, url }: RequestEvent): void {
  if (
    !route.id?.startsWith('/console') ||
    locals.context.actor.kind === 'account' ||
    request.method === 'POST'
  )
    return;
  redirect(303, `${PORTAL_LINKS.signIn}?next=${encodeURIComponent(url.pathname + url.search)}`);
}

/** Expected failures become a translated page with their status; defects get a number and go to the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const locale = event.locals.locale ?? 'zh';
  if (isDomainError(error)) {
    return {
      status: statusOf(error.code),
      code: error.code,
      message: errorText(locale, error.code, error.detail.params),
    };
  }
  const reference = newId().slice(-12);
  event.locals.office?.log.error({ reference, path: event.url.pathname, err: error }, 'page failed');
  return { reference };
};
