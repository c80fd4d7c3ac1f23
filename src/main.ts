/**
 * The program: opens the office, then serves the pages and runs the jobs.
 *
 *     node src/main.ts [--demo] [--with web,worker]
 */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isDomainError } from './kernel/errors.ts';
import { demoCity } from './cli/demo/index.ts';
import { carryOffice } from './office-on-request.ts';
import {
  cacheHtml,
  createLog,
  openOffice,
  pageEnvironment,
  readConfig,
  serve,
  tellPlatformFailure,
  watchContent,
  type Handler,
  type Office,
} from './platform/index.ts';
import { setupLink } from './registry/access/index.ts';
import { followWithin } from './registry/letters/index.ts';
import { looksTheSameToAll } from './routes/cached-pages.ts';
import { sessionCookieName } from './routes/session-cookie.ts';
import { terminal } from './ui/messages/terminal.ts';
import { startWork } from './worker/start-work.ts';

const BUILT_PAGES = join(import.meta.dirname, '../build/handler.js');
const ROLES = ['web', 'worker'];

/** A fault of whoever starts the program; told without a stack trace. */
class Usage extends Error {}

interface Running {
  readonly url?: string;
  stop(): Promise<void>;
}

async function main(): Promise<void> {
  const { demo, roles } = readArguments();
  const config = readConfig();
  const log = createLog(config);
  const opened = await openOffice(config, log, {
    sendOnly: !roles.has('worker'),
    followPeople: followWithin,
  });
  const stopWork = roles.has('worker') ? await startWork(opened.office) : undefined;
  const told = demo ? await demoCity(opened.office, (text) => process.stdout.write(text)) : '';
  const web: Running | undefined = roles.has('web') ? await openWeb(opened.office) : undefined;
  if (web?.url) process.stdout.write(`${await greeting(opened.office, web.url)}${told}`);

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    stopWork?.();
    await web?.stop();
    await opened.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
}

function readArguments(): { demo: boolean; roles: ReadonlySet<string> } {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      with: { type: 'string', default: ROLES.join(',') },
    },
  });
  const roles = new Set(values.with.split(',').map((role) => role.trim()));
  const unknown = [...roles].find((role) => !ROLES.includes(role));
  if (unknown !== undefined) throw new Usage(terminal.unknownRole(unknown, ROLES.join(', ')));
  return { demo: values.demo, roles };
}

/** The built pages behind the cache of public HTML. */
async function openWeb(office: Office): Promise<Running> {
  if (!existsSync(BUILT_PAGES)) throw new Usage(terminal.notBuilt);
  // The pages read these once, when they are loaded.
  Object.assign(process.env, pageEnvironment(office.config));
  const pages = (await import(pathToFileURL(BUILT_PAGES).href)) as { handler: PageHandler };
  const render: Handler = (request, response) => {
    carryOffice(request, office);
    nameOrigin(request);
    pages.handler(request, response, () => response.writeHead(404).end());
  };
  const content = await watchContent(office.db, office.clock);
  const cache = cacheHtml(
    {
      cacheable: looksTheSameToAll,
      version: content.version,
      cookies: { lang: ['en'], size: ['large'] },
      sessionCookie: sessionCookieName(office.config.origin?.startsWith('https:') ?? false),
    },
    render,
  );
  const server = await serve(office.config, office.log, cache);
  return {
    url: server.url,
    async stop() {
      content.stop();
      await server.stop();
    },
  };
}

/** Some web views send a form without Origin and would be refused; the page they came from says the same. */
function nameOrigin({ headers }: IncomingMessage): void {
  const from = headers.origin === undefined ? URL.parse(headers.referer ?? '') : null;
  if (from) headers.origin = from.origin;
}

type PageHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Where to go next: the two addresses, or on the very first start the one-time link that sets the office up. */
async function greeting(office: Office, url: string): Promise<string> {
  const address =
    office.config.origin ?? url.replace(/\/\/(0\.0\.0\.0|127\.0\.0\.1|\[::1?\])/, '//localhost');
  const path = await setupLink(office);
  return path === undefined ? terminal.ready(address) : terminal.firstStart(address + path);
}

try {
  await main();
} catch (error) {
  const told = tellPlatformFailure(error) ?? (error instanceof Usage ? error.message : undefined);
  const defect = isDomainError(error) ? error.code : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${told ?? defect}\n`);
  process.exit(1);
}
