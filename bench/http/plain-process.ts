/** The process behind plain-server.ts: told what to answer by its parent, answers with its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Sent {
  readonly status: number;
  readonly headers: string[];
  readonly body: string;
}

process.once('message', (answers: Readonly<Record<string, Sent>>) => {
  const ready = new Map(
    Object.entries(answers).map(([path, { status, headers, body }]) => [
      path,
      { status, headers, body: body === '' ? undefined : Buffer.from(body, 'base64') },
    ]),
  );
  const server = createServer((request, response) => {
    const answer = ready.get(request.url ?? '');
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit());
