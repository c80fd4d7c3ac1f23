import type { RequestEvent } from '@sveltejs/kit';

export const SESSION_COOKIE = 'yinuo-session';

/** For this browser until it closes; the server's own limits end the session earlier. */
export const sessionCookieOptions = (url: RequestEvent['url']) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;
