import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freshDatabase } from '../database.ts';

export interface Program {
  readonly url: string;
  /** Everything printed so far. */
  printed(): string;
  /** Asks it to stop as an operator would; gives the exit code. */
  stop(): Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** Starts the whole program as `npm start` does, on a database of its own and a free port. Stops with the test. */
export async function startProgram(
  settings: Readonly<Record<string, string>> = {},
  args: string[] = [],
): Promise<Program> {
  const { url: databaseUrl, drop } = await freshDatabase(2);
  const port = await freePort();
  const data = await mkdtemp(join(tmpdir(), 'yinuo-journey-'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: {
      ...process.env,
      // A socket's folder stands in the query; the place of the host may not stay empty.
      DATABASE_URL: databaseUrl.replace('@/', '@localhost/'),
      YINUO_DATA: data,
      HOST: '127.0.0.1',
      PORT: String(port),
      YINUO_LOG_LEVEL: 'warn',
      ...settings,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  onTestFinished(async () => {
    await stop();
    await drop();
    await rm(data, { recursive: true, force: true });
  });
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
