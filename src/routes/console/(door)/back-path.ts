/** Where to go after signing in: a page of the console on this site, whatever the address claims. */
export function backPath(next: string | null): string {
  const base = 'http://console.invalid';
  if (!next?.startsWith('/') || !URL.canParse(next, base)) return '/console';
  const { origin, pathname, search } = new URL(next, base);
  const inside = origin === base && (pathname === '/console' || pathname.startsWith('/console/'));
  return inside && !pathname.startsWith('/console/sign-') ? pathname + search : '/console';
}
