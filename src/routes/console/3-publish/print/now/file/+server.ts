import { printNow } from '../../../../../../steps/3-publish/printing/index.ts';
import { sentFile } from '../../sent-file.ts';
import type { RequestHandler } from './$types';

/** One document at once; the order stands in the address, which must not look like that of a page. */
export const GET: RequestHandler = async ({ locals, url }) =>
  sentFile(
    await printNow(
      locals.context,
      Object.fromEntries(url.searchParams),
      locals.office.config.origin ?? url.origin,
    ),
  );
