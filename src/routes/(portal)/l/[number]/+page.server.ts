import { letterPage } from '../../../../steps/3-publish/index.ts';
import { publicResultEntry, publicResultOf } from '../../../../steps/5-appraise/index.ts';
import { itemLines } from '../../item-lines.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, params }) => {
  const { supervisionPhone, ...page } = await letterPage(office, params.number);
  const [result, resultEntry] = await Promise.all([
    publicResultOf(office, params.number),
    publicResultEntry(office, params.number),
  ]);
  return {
    ...page,
    placePhone: supervisionPhone,
    items: itemLines(office, page.items),
    result: result ?? null,
    resultEntry: result ? (resultEntry ?? null) : null,
  };
};
