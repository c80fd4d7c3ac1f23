/** Personal, signed-in or ever-changing: never kept in memory for others. */
const NEVER = [
  '/_app',
  '/api',
  '/ballot',
  '/console',
  '/healthz',
  '/preferences',
  '/setup',
  '/sign-in',
  '/sign-out',
  '/suggest',
  '/t',
];

/** Files that are drawn like pages; all others are streamed, not kept. */
const DRAWN =
  /\/(items?\.(csv|json)|letter\.json|feed\.atom|due\.ics|robots\.txt|sitemap\.xml)$|^\/sitemap\/\d+\.xml$/;

/**
 * Whether the page at this path looks the same to every visitor who is not signed in. A page with a form of ours is
 * kept out by hooks.server.ts, since its idempotency key must not be shared.
 */
export const looksTheSameToAll = (path: string): boolean =>
  !NEVER.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)) &&
  (!/\.\w+$/.test(path) || DRAWN.test(path));
