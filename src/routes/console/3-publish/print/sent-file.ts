import type { PrintedFile } from '../../../../steps/3-publish/printing/index.ts';

/** A document to download, under a name that any language may have. */
export const sentFile = ({
  bytes,
  mediaType,
  name,
}: Pick<PrintedFile, 'bytes' | 'mediaType' | 'name'>): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  });
