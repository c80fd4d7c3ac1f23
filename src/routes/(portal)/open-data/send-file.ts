/** A file for programs and for keeping. */
export interface OpenFile {
  readonly body: string;
  readonly type: string;
  readonly name: string;
  /** Read by a program from its address, not kept as a file. */
  readonly inline?: boolean;
  /** Address of the following part. */
  readonly next?: string | null;
}

/**
 * Sends public data: readable from other sites, kept out of search engines, checked anew by every cache on its way, so
 * that a name that was withdrawn lives on nowhere.
 */
export function sendFile({ body, type, name, inline = false, next = null }: OpenFile): Response {
  const headers = new Headers({
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-robots-tag': 'noindex',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  if (next !== null) headers.set('link', `<${next}>; rel="next"`);
  return new Response(body, { headers });
}

/** Names of files hold what a file system takes. */
export const fileName = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .replaceAll(/[\\/:*?"<>|\s]+/g, '')
    .slice(0, 80);
