import { error } from '@sveltejs/kit';
import { blankForm, BLANK_FORMS } from '../../../../steps/3-publish/printing/index.ts';
import type { RequestHandler } from './$types';

/** 附一 or 附二 to be filled in by hand; paper needs no account. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const form = BLANK_FORMS.find((one) => one === params.form);
  if (!form) error(404);
  const { bytes, mediaType, name } = await blankForm(locals.office, form);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'public, max-age=3600',
    },
  });
};
