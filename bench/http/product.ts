import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { City } from '../city.ts';

export interface Served {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const START_MS = 60_000;

/** The product's own server on the city, as `npm start` runs it. @throws Error when it does not get ready */
export async function openProduct({ url, scratch }: City): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), '--with', 'web'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      YINUO_DATA: join(scratch, 'web-data'),
      YINUO_LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const until = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill();
      throw new Error('the server does not get ready');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
