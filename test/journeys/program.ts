import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inject, onTestFinished } from 'vitest';
import { withDatabase } from '../database-url.ts';
import { freshDatabase } from '../database.ts';
import type { World } from '../world.ts';

export interface Program {
  readonly url: string;
  /** Everything printed so far. */
  printed(): string;
  /** Asks it to stop as an operator would; gives the exit code. */
  stop(): Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../src/main.ts');

type Settings = Readonly<Record<string, string>>;

/** Starts the whole program as `npm start` does, on a database of its own and a free port. Stops with the test. */
export async function startProgram(settings: Settings = {}, args: string[] = []): Promise<Program> {
  const { url: databaseUrl, drop } = await freshDatabase(2);
  const data = await mkdtemp(join(tmpdir(), 'yinuo-journey-'));
  onTestFinished(async () => {
    await drop();
    await rm(data, { recursive: true, force: true });
  });
  const program = await run({ DATABASE_URL: databaseUrl, YINUO_DATA: data, ...settings }, args);
  onTestFinished(async () => void (await program.stop()));
  return program;
}

/** The program on the database and files of a test world. Whoever starts it stops it before the world closes. */
export async function runOn(world: World, settings: Settings = {}): Promise<Program> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db);
  const databaseUrl = withDatabase(inject('server').url, rows[0]?.name ?? '');
  return run({ DATABASE_URL: databaseUrl, YINUO_DATA: world.office.config.data, ...settings });
}

async function run({ DATABASE_URL = '', ...settings }: Settings, args: string[] = []): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: {
      ...process.env,
      // A socket's folder stands in the query; the place of the host may not stay empty.
      DATABASE_URL: DATABASE_URL.replace('@/', '@localhost/'),
      HOST: '127.0.0.1',
      PORT: String(port),
      YINUO_LOG_LEVEL: 'warn',
      ...settings,
    },
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (printed.includes('一诺已启动')) resolve();
    });
    void ended.then((code) => reject(new Error(`the program ended with ${code}:\n${printed}`)));
  });
  return { url: `http://127.0.0.1:${port}`, printed: () => printed, stop };
}

/** Free at this moment; the port is needed before the program runs, to know its address behind a made-up proxy. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
