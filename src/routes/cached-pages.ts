/** Personal, signed-in or ever-changing: never kept in memory for others. */
const NEVER = [
  '/_app',
  '/api',
  '/ballot',
  '/console',
  '/healthz',
  '/preferences',
  '/search',
  '/setup',
  '/sign-in',
  '/sign-out',
  '/suggest',
  '/track',
];

/**
 * Whether the page at this path looks the same to every visitor who is not signed in. Files are streamed, not kept;
 * a page with a form of ours is kept out by hooks.server.ts, since its idempotency key must not be shared.
 */
export const looksTheSameToAll = (path: string): boolean =>
  !NEVER.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)) && !/\.\w+$/.test(path);
