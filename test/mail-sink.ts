import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A mail server that keeps what it is given. */
export interface MailSink {
  readonly url: string;
  /** Mails taken, as they came. */
  readonly taken: readonly { readonly to: string; readonly raw: string }[];
  /** What it does with the next mails: takes them, refuses them for now, or hangs up after the text. */
  mood: 'takes' | 'refuses' | 'hangsUp';
  close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const taken: { to: string; raw: string }[] = [];
  const server = createServer((socket) => {
    let unread = '';
    let to = '';
    let text: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const read = (line: string): void => {
      if (text) {
        if (line !== '.') return void text.push(line);
        const raw = text.join('\n');
        text = undefined;
        if (sink.mood === 'hangsUp') return void socket.destroy();
        taken.push({ to, raw });
        return void say('250 taken');
      }
      const [command = ''] = line.toUpperCase().split(/[ :]/);
      if (command === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (command === 'DATA') {
        text = [];
        return void say('354 go on');
      }
      if (command === 'QUIT') return void socket.end('221 bye\r\n');
      say(command === 'MAIL' && sink.mood === 'refuses' ? '451 later' : '250 ok');
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      unread += chunk.toString();
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        read(line);
      }
    });
    say('220 sink');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    mood: 'takes',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}

/** The text of a mail as its reader sees it. */
export function textOf(raw: string): string {
  const [head = '', ...body] = raw.split('\n\n');
  const text = body.join('\n\n');
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  const bytes = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
