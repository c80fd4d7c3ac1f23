import { error } from '@sveltejs/kit';
import type { PublicEntry } from '../../transparency/index.ts';

/** The very bytes whose SHA-256 is the digest of a log entry: the salt, then the document. `?entry=kind.revision`. */
export function originalFile(entries: readonly PublicEntry[], url: URL): Response {
  const wanted = url.searchParams.get('entry');
  const entry = entries.find((one) => entryKey(one) === wanted);
  if (!entry) error(404);
  const bytes = Buffer.concat([Buffer.from(entry.salt, 'hex'), Buffer.from(entry.document, 'utf8')]);
  return new Response(bytes, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${entry.subject}-${entryKey(entry)}.bin"`,
    },
  });
}

const entryKey = ({ kind, revision }: Pick<PublicEntry, 'kind' | 'revision'>): string =>
  `${kind}.${revision}`;
