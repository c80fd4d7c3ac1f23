import { openOccasionPhoto } from '../../../../../../../../steps/3-publish/channels/index.ts';
import type { RequestHandler } from './$types';

/** A picture that was drawn anew; shown in place, nothing in it can run. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { file, bytes } = await openOccasionPhoto(
    locals.context,
    params.letterId,
    params.occasionId,
    params.photoId,
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
