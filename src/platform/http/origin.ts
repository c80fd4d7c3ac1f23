import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

/** Set by our entry on every request, whatever the client sent. */
export const ADDRESS_HEADER = 'x-yinuo-address';
const PROTOCOL_HEADER = 'x-forwarded-proto';

type OriginConfig = Pick<Config, 'origin' | 'trustProxy'>;

/**
 * Settles on every request what the pages may believe: protocol, host and client address. Without a trusted proxy the
 * client's own `x-forwarded-*` headers count for nothing. The protocol is http unless a proxy, the socket or the
 * office's public address says otherwise; the page framework would assume https and refuse every form.
 */
export function settleOrigin({ origin, trustProxy }: OriginConfig): (request: IncomingMessage) => void {
  const known = origin === undefined ? undefined : new URL(origin);
  return (request) => {
    const { headers, socket } = request;
    const said = trustProxy > 0 ? first(headers[PROTOCOL_HEADER]) : undefined;
    const forwardedHost = trustProxy > 0 ? first(headers['x-forwarded-host']) : undefined;
    if (forwardedHost !== undefined) headers.host = forwardedHost;
    const assumed = known !== undefined && known.host === headers.host ? known.protocol.slice(0, -1) : 'http';
    const encrypted = 'encrypted' in socket && socket.encrypted === true;
    headers[PROTOCOL_HEADER] = said === 'https' || said === 'http' ? said : encrypted ? 'https' : assumed;
    headers[ADDRESS_HEADER] =
      forwardedAddress(headers['x-forwarded-for'], trustProxy) ?? socket.remoteAddress ?? '';
    // Some web views send no Origin with a form; the page it came from says the same.
    const { referer } = headers;
    if (headers.origin === undefined && referer !== undefined && request.method === 'POST') {
      if (URL.canParse(referer)) headers.origin = new URL(referer).origin;
    }
  };
}

/** The address to limit and log by; settled by `settleOrigin`. */
export const clientAddress = (request: IncomingMessage): string =>
  String(request.headers[ADDRESS_HEADER] ?? '');

export const isHttps = (request: IncomingMessage): boolean => request.headers[PROTOCOL_HEADER] === 'https';

/** Environment that the built pages read when they are loaded: set before importing them. */
export const pageEnvironment = (config: Pick<Config, 'uploadLimitBytes'>): Record<string, string> => ({
  PROTOCOL_HEADER,
  ADDRESS_HEADER,
  // Fields and boundaries come on top of the file itself.
  BODY_SIZE_LIMIT: String(config.uploadLimitBytes + 1024 * 1024),
});

const first = (header: string | string[] | undefined): string | undefined =>
  header === undefined ? undefined : String(header).split(',')[0]?.trim() || undefined;

/** Each proxy appends the address it saw; those further left than our proxies may be made up. */
function forwardedAddress(header: string | string[] | undefined, proxies: number): string | undefined {
  if (proxies === 0 || header === undefined) return undefined;
  const seen = String(header).split(',');
  return seen[Math.max(0, seen.length - proxies)]?.trim() || undefined;
}
