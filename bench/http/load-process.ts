/**
 * Keep-alive connections that send the next request when the last is answered. On bare sockets, since a client by
 * `node:http` would cost more than the server it measures. Answers need a content-length or no body.
 */
import { connect } from 'node:net';
import { timesOf } from '../measure.ts';
import type { Load } from './client.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as Load & { readonly port: number };
const lines = Object.entries(job.headers).map(([name, value]) => `${name}: ${value}\r\n`);
const requests = job.paths.map((path) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${job.port}\r\n${lines.join('')}\r\n`),
);
const HEAD_END = Buffer.from('\r\n\r\n');
const taken: number[] = [];
const started = performance.now();
const until = job.once ? Infinity : started + (job.seconds ?? 1) * 1000;
let sent = 0;
let open = job.connections;

const next = (): Buffer | undefined =>
  performance.now() >= until || (job.once && sent >= requests.length)
    ? undefined
    : requests[sent++ % requests.length];

for (let i = 0; i < job.connections; i += 1) {
  const socket = connect(job.port, '127.0.0.1');
  let begun = 0;
  let head: Buffer = Buffer.alloc(0);
  /** Bytes of the body still to come; negative while the head is read. */
  let left = -1;
  const send = (): void => {
    const request = next();
    if (!request) return void socket.end();
    begun = performance.now();
    left = -1;
    socket.write(request);
  };
  socket.on('connect', send);
  socket.on('data', (chunk: Buffer) => {
    let body = chunk;
    if (left < 0) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(HEAD_END);
      if (end === -1) return;
      const text = head.toString('latin1', 0, end);
      const status = Number(text.slice(9, 12));
      if (status !== 200 && status !== 304) fail(`answered ${text.slice(0, 60)}`);
      const length = /\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined && status === 200) fail('answered without a content-length');
      left = Number(length ?? 0);
      body = head.subarray(end + HEAD_END.length);
      head = Buffer.alloc(0);
    }
    left -= body.length;
    if (left > 0) return;
    taken.push(performance.now() - begun);
    send();
  });
  socket.on('error', (error) => fail(error.message));
  socket.on('close', () => {
    open -= 1;
    if (open === 0) tell();
  });
}

function tell(): void {
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    JSON.stringify({ requests: taken.length, perSecond: taken.length / seconds, times: timesOf(taken) }),
  );
}

function fail(why: string): never {
  process.stderr.write(`${job.paths[0]} ${why}\n`);
  process.exit(1);
}
