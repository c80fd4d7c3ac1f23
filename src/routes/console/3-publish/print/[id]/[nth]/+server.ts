import { Readable } from 'node:stream';
import { openPart } from '../../../../../../steps/3-publish/printing/index.ts';
import type { RequestHandler } from './$types';

/** One file of a job. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { name, size, stream } = await openPart(locals.context, params.id, Number(params.nth));
  // The types of web streams in the DOM and in Node differ, the objects do not.
  return new Response(Readable.toWeb(stream) as unknown as BodyInit, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  });
};
