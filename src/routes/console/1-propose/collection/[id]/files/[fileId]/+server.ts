import { openActivityFile } from '../../../../../../../steps/1-propose/collection/index.ts';
import type { RequestHandler } from './$types';

/** A file to keep, never a page of ours: whatever it holds runs nowhere near the session. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { file, bytes } = await openActivityFile(locals.context, params.id, params.fileId);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
