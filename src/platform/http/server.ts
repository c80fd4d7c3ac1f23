import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DomainError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { withRequestId, type Log } from '../log.ts';
import type { Handler, HtmlCache } from './html-cache.ts';
import { clientAddress, isHttps, settleOrigin } from './origin.ts';
import { securityHeaders } from './security-headers.ts';
import type { Config } from '../config.ts';

export interface WebServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new request, lets running ones finish (at most `graceMs`), then closes. */
  stop(graceMs?: number): Promise<void>;
}

type WebConfig = Pick<Config, 'host' | 'port' | 'origin' | 'trustProxy'>;

/**
 * Listens for requests and hands each to `handle`, with its origin settled, its id set and the security headers on.
 * What `hit` answers goes out before all that.
 * @throws DomainError `platform.port-in-use`, `platform.port-not-allowed`
 */
export async function serve(
  config: WebConfig,
  log: Log,
  { hit, handle }: Partial<HtmlCache> & Pick<HtmlCache, 'handle'>,
): Promise<WebServer> {
  const settle = settleOrigin(config);
  let stopping = false;
  let running = 0;
  let whenIdle: () => void = () => undefined;
  const server = createServer(LIMITS, (request, response) => {
    settle(request);
    if (!stopping && hit?.(request, response)) return;
    for (const [name, value] of securityHeaders(isHttps(request))) response.setHeader(name, value);
    if (stopping) response.setHeader('connection', 'close');
    running += 1;
    response.once('close', () => {
      running -= 1;
      if (running === 0) whenIdle();
    });
    const id = newId();
    response.setHeader('x-request-id', id);
    withRequestId(id, () => answer(request, response, handle, log));
  });
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    async stop(graceMs = 10_000) {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const idle = new Promise<void>((resolve) => (whenIdle = resolve));
      if (running === 0) whenIdle();
      const timer = setTimeout(whenIdle, graceMs);
      await idle;
      clearTimeout(timer);
      // What is left has no request, or one that had its time; answers from memory are still on their way out.
      server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100))]);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Slow or endless senders are cut off; an upload over a slow line still has ten minutes. */
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 600_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
} as const;

function answer(request: IncomingMessage, response: ServerResponse, handle: Handler, log: Log): void {
  const started = performance.now();
  if (log.isLevelEnabled('debug') || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.once('close', () => {
      const ms = Math.round(performance.now() - started);
      // Without the query, which may hold what somebody searched for.
      const path = request.url?.split('?')[0];
      // Residents are promised that nobody keeps from where they wrote.
      const address = path?.startsWith('/console') ? clientAddress(request) : undefined;
      log.info({ method: request.method, path, status: response.statusCode, ms, address }, 'request');
    });
  }
  try {
    handle(request, response);
  } catch (error) {
    log.error({ err: error }, 'request failed');
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
        .end('暂时无法处理，请稍后重试。\n');
  }
}

function listen(server: Server, { host, port }: WebConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'platform.port-in-use' : 'platform.port-not-allowed';
      const expected =
        error.code === 'EADDRINUSE' || error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL';
      reject(expected ? new DomainError(code, { params: { host, port } }) : error);
    });
    server.listen(port, host, resolve);
  });
}
