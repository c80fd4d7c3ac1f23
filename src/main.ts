/**
 * The program: opens the office, then serves pages and runs the jobs.
 *
 *     node src/main.ts [--demo] [--with web,worker]
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isDomainError } from './kernel/errors.ts';
import { carryOffice } from './office-on-request.ts';
import {
  createLog,
  openOffice,
  readConfig,
  readOfficeProfile,
  tellPlatformFailure,
  type Config,
  type Office,
} from './platform/index.ts';
import { terminal } from './ui/messages/terminal.ts';

const BUILD = join(import.meta.dirname, '../build/handler.js');
const ROLES = ['web', 'worker'] as const;
const STOP_WITHIN_MS = 10_000;

type Handler = (request: IncomingMessage, response: Parameters<RequestListener>[1], next: () => void) => void;

/** Sent with every answer, files and refusals included; the content policy comes with each page. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

async function main(): Promise<void> {
  const { demo, roles } = readArguments();
  const config = readConfig();
  const log = createLog(config);
  const opened = await openOffice(config, log, { sendOnly: !roles.has('worker') });
  const server = roles.has('web') ? await serve(opened.office) : undefined;
  if (demo) log.warn('the demo city is not part of this build yet');
  if (server) await announce(opened.office, server);

  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    if (server) await closeServer(server);
    await opened.stop();
    process.exit(0);
  };
  process.on('SIGINT', (signal) => void stop(signal));
  process.on('SIGTERM', (signal) => void stop(signal));
}

function readArguments(): { demo: boolean; roles: ReadonlySet<string> } {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      with: { type: 'string', default: ROLES.join(',') },
    },
  });
  const roles = new Set(values.with.split(',').map((role) => role.trim()));
  const unknown = [...roles].find((role) => !ROLES.some((known) => known === role));
  if (unknown !== undefined) throw new TypeError(terminal.unknownRole(unknown, ROLES.join(', ')));
  return { demo: values.demo, roles };
}

async function serve(office: Office): Promise<Server> {
  const handle = await loadPages(office.config);
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    settleAddress(request, office.config);
    carryOffice(request, office);
    handle(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  server.listen(office.config.port, office.config.host);
  await once(server, 'listening');
  return server;
}

/** The pages read these settings once, when they are loaded. */
async function loadPages(config: Config): Promise<Handler> {
  if (!existsSync(BUILD)) throw new TypeError(terminal.notBuilt);
  process.env['BODY_SIZE_LIMIT'] = String(config.uploadLimitBytes + 2 * 1024 * 1024);
  process.env['PROTOCOL_HEADER'] = 'x-yinuo-protocol';
  process.env['HOST_HEADER'] = 'x-yinuo-host';
  process.env['ADDRESS_HEADER'] = 'x-yinuo-address';
  const { handler } = (await import(pathToFileURL(BUILD).href)) as { handler: Handler };
  return handler;
}

/**
 * Settles once under which address the request was made and by whom, so that the origin check of forms works on plain
 * http and behind a proxy. Forwarding headers count only when proxies are trusted; what a client claims is overwritten.
 */
function settleAddress(request: IncomingMessage, { trustProxy, origin }: Config): void {
  const { headers, socket } = request;
  const first = (name: string): string | undefined =>
    String(headers[name] ?? '')
      .split(',')[0]
      ?.trim() || undefined;
  const known = origin === undefined ? undefined : new URL(origin);
  const direct = { host: headers.host, protocol: 'http', address: socket.remoteAddress };
  if (trustProxy > 0) {
    direct.host = first('x-forwarded-host') ?? known?.host ?? direct.host;
    direct.protocol = first('x-forwarded-proto') ?? known?.protocol.slice(0, -1) ?? direct.protocol;
    direct.address =
      String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-trustProxy)
        ?.trim() || direct.address;
  } else if (known?.host === direct.host) {
    direct.protocol = known?.protocol.slice(0, -1) ?? direct.protocol;
  }
  headers['x-yinuo-protocol'] = direct.protocol === 'https' ? 'https' : 'http';
  headers['x-yinuo-host'] = direct.host ?? 'localhost';
  headers['x-yinuo-address'] = direct.address ?? '';
  // Some web views send no Origin with a form; the page it came from says the same.
  if (headers.origin === undefined && headers.referer !== undefined && URL.canParse(headers.referer)) {
    headers.origin = new URL(headers.referer).origin;
  }
}

async function announce({ config, db }: Office, server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const host = ['0.0.0.0', '::', '127.0.0.1'].includes(config.host) ? 'localhost' : config.host;
  const address = config.origin ?? `http://${host}:${port}`;
  const profile = await readOfficeProfile({ db });
  process.stdout.write(terminal.ready(address, profile?.name));
}

/** Lets running answers finish, but not for ever. */
async function closeServer(server: Server): Promise<void> {
  const force = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
  clearTimeout(force);
}

try {
  await main();
} catch (error) {
  const known = isDomainError(error)
    ? tellPlatformFailure(error)
    : error instanceof TypeError
      ? error.message
      : undefined;
  process.stderr.write(
    `${known ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  process.exit(1);
}
