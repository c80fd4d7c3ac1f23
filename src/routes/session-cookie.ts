import type { Cookies, RequestEvent } from '@sveltejs/kit';

type Address = RequestEvent['url'];

const isSecure = (url: Address): boolean => url.protocol === 'https:';

/** Over https the name binds the cookie to this host and path. */
export const sessionCookieName = (secure: boolean): string =>
  secure ? '__Host-yinuo_session' : 'yinuo_session';
const nameOf = (url: Address): string => sessionCookieName(isSecure(url));

const optionsOf = (url: Address) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(url) }) as const;

export const sessionToken = (cookies: Cookies, url: Address): string | undefined => cookies.get(nameOf(url));

/** For this browser until it closes; the server's own limits end the session earlier. */
export const keepSession = (cookies: Cookies, url: Address, token: string): void =>
  cookies.set(nameOf(url), token, optionsOf(url));

export const dropSession = (cookies: Cookies, url: Address): void =>
  cookies.delete(nameOf(url), optionsOf(url));
