import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** Personal and secret fields, wherever they sit up to two levels deep; their values never reach a log. */
const PERSONAL = [
  'name',
  'phone',
  'contact',
  'text',
  'login',
  'password',
  'secret',
  'token',
  'code',
  'cookie',
  'authorization',
];
const redacted = PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

const request = new AsyncLocalStorage<string>();

/** Runs `work` so that every log line written in it carries the request's id. */
export const withRequestId = <Result>(id: string, work: () => Result): Result => request.run(id, work);

export const currentRequestId = (): string | undefined => request.getStore();

/** JSON lines; one short line per event when a person watches the terminal. */
export function createLog(
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = process.stdout.isTTY ? terminal : process.stdout,
): Log {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => (request.getStore() === undefined ? {} : { requestId: request.getStore() }),
      redact: { paths: redacted, censor: '[redacted]' },
      serializers: { err: serializeError, error: serializeError },
    },
    destination,
  );
}

export const silentLog: Log = pino({ level: 'silent' });

/** Drivers put row values into `detail` and `where`; only what tells the kind of fault is kept. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const code: unknown = 'code' in error ? error.code : undefined;
  const constraint: unknown = 'constraint' in error ? error.constraint : undefined;
  return { type: error.name, message: error.message, stack: error.stack, fault: code, constraint };
}

const terminal: DestinationStream = {
  write(line: string) {
    const { time, level, msg, requestId, err, ...rest }: Record<string, unknown> = JSON.parse(line);
    const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
    const more = Object.entries(rest).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
    const id = typeof requestId === 'string' ? ` [${requestId.slice(0, 8)}]` : '';
    process.stdout.write(
      `${String(time).slice(11, 19)} ${String(level)}${id} ${String(msg ?? '')}${more.join('')}${stack}\n`,
    );
  },
};
