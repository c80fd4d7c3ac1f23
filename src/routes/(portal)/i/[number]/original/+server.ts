import { itemPage } from '../../../../../steps/3-publish/index.ts';
import { originalFile } from '../../../original-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { office }, params, url }) => {
  const { entries } = await itemPage(office, params.number);
  return originalFile(entries, url);
};
