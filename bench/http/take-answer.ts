import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  /** Name, value, name, value: as they were sent. */
  readonly headers: readonly string[];
  readonly etag: string;
  readonly body: Buffer;
}

/** What a browser asks with. */
export const BROWSER: Readonly<Record<string, string>> = {
  accept: 'text/html,application/xhtml+xml',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'zh-CN,zh;q=0.9',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0',
};

const OF_THE_CONNECTION = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** @throws Error when the page is not there */
export function takeAnswer(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, path, host: '127.0.0.1', headers: { ...BROWSER, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status !== 200 && status !== 304) return reject(new Error(`${path} answered ${status}`));
          const raw = response.rawHeaders;
          const kept = raw.filter((_, i) => !OF_THE_CONNECTION.has((raw[i - (i % 2)] ?? '').toLowerCase()));
          resolve({ status, headers: kept, etag: response.headers.etag ?? '', body: Buffer.concat(chunks) });
        });
      },
    );
    asked.on('error', reject).end();
  });
}
