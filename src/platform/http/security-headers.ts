/** Sent with every answer; the pages add their own content security policy. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

const YEAR_SECONDS = 365 * 86_400;
const ENCRYPTED = [...ALWAYS, ['strict-transport-security', `max-age=${YEAR_SECONDS}`] as const];

export const securityHeaders = (https: boolean): readonly (readonly [string, string])[] =>
  https ? ENCRYPTED : ALWAYS;
