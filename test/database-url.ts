/** Where test files make their databases, copied from one migrated template. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer;
  }
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const [place = '', query] = url.split('?');
  const server = /^postgres(?:ql)?:\/\/[^/]*/.exec(place)?.[0] ?? place;
  return `${server}/${database}${query === undefined ? '' : `?${query}`}`;
}
