import { letterPage } from '../../../../../steps/3-publish/index.ts';
import { publicResultEntry } from '../../../../../steps/5-appraise/index.ts';
import { originalFile } from '../../../original-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { office }, params, url }) => {
  const { versions } = await letterPage(office, params.number);
  const result = await publicResultEntry(office, params.number);
  return originalFile([...versions.map(({ entry }) => entry), ...(result ? [result] : [])], url);
};
