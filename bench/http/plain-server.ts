import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Served } from './product.ts';
import type { Answer } from './take-answer.ts';

/** A bare `node:http` in a process of its own that sends these bytes and headers, and does nothing else. */
export async function openPlainServer(answers: Readonly<Record<string, Answer>>): Promise<Served> {
  const child = fork(join(import.meta.dirname, 'plain-process.ts'));
  child.send(
    Object.fromEntries(
      Object.entries(answers).map(([path, { status, headers, body }]) => [
        path,
        { status, headers, body: body.toString('base64') },
      ]),
    ),
  );
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
