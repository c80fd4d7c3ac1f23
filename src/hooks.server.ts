import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ANONYMOUS } from './kernel/actor.ts';
import { isDomainError, statusOf } from './kernel/errors.ts';
import { newId } from './kernel/ids.ts';
import { officeOf } from './office-on-request.ts';
import { withActor } from './platform/index.ts';
import { actorOfSession } from './registry/access/index.ts';
import { sessionToken } from './routes/session-cookie.ts';
import { PORTAL_LINKS } from './ui/layout/links.ts';
import { errorText } from './ui/messages/errors.ts';
import { LANG, toLocale, toTextSize } from './ui/messages/index.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies } = event;
  locals.locale = toLocale(cookies.get('lang'));
  locals.size = toTextSize(cookies.get('size'));
  if (!event.platform) throw new Error('Pages are served by src/main.ts only.');
  locals.office = officeOf(event.platform.req);
  const actor = await actorOfSession(locals.office, sessionToken(cookies, event.url));
  locals.context = withActor(locals.office, actor ?? ANONYMOUS);

  // No text holds this character, and the database refuses to be asked for it.
  if (event.url.href.includes('%00')) return new Response('Bad Request', { status: 400 });
  guardConsole(event);
  const surface = event.route.id?.startsWith('/console') ? 'console' : 'portal';
  let holdsForm = false;
  const response = await resolve(event, {
    transformPageChunk({ html }) {
      holdsForm ||= html.includes('name="requestKey"');
      return dress(html, surface, locals);
    },
  });
  // A form's idempotency key belongs to one visitor, and what somebody signed in sees to nobody else.
  return sendOff(event.request, response, surface === 'console' || holdsForm || actor !== null);
};

function dress(html: string, surface: 'console' | 'portal', { locale, size }: App.Locals): string {
  const classes = size === 'large' ? `${surface} size-large` : surface;
  const dressed = html.replace('%yinuo.lang%', LANG[locale]).replace('%yinuo.class%', classes);
  // Marks for hydration; pages without script carry them for nothing. Text is escaped, so only marks look like this.
  return surface === 'portal' ? dressed.replaceAll(/<!--[[\]!\w-]*-->/g, '') : dressed;
}

/** Keeps personal pages out of every cache, and compresses what the cache of public pages does not. */
function sendOff(request: Request, response: Response, personal: boolean): Response {
  const headers = new Headers(response.headers);
  if (personal) headers.set('cache-control', 'private, no-store');
  const readable = /^(text\/html|application\/json)/.test(headers.get('content-type') ?? '');
  const accepted = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  let { body } = response;
  if (body && readable && accepted && !headers.has('content-encoding')) {
    headers.delete('content-length');
    headers.set('content-encoding', 'gzip');
    headers.append('vary', 'accept-encoding');
    body = body.pipeThrough(new CompressionStream('gzip'));
  }
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

/** Reading asks to sign in first; a form sent after the session ended is answered in place, so that no text is lost. */
function guardConsole({ route, request, locals, url }: RequestEvent): void {
  if (
    !/^\/console(\/|$)/.test(url.pathname) ||
    route.id?.startsWith('/console/(door)') ||
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
