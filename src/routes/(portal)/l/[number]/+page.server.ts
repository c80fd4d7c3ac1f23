import { letterPage, withdrawnPage } from '../../../../steps/3-publish/index.ts';
import { publicResultEntry, publicResultOf } from '../../../../steps/5-appraise/index.ts';
import { shortAddress } from '../../open-data/site-address.ts';
import { itemLines } from '../../item-lines.ts';
import { settleNumber } from '../../settle-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, params, url, setHeaders }) => {
  const withdrawn = await withdrawnPage(office, params.number);
  if (withdrawn) return { withdrawn };
  await settleNumber(office, 'letter', params.number);
  const { supervisionPhone, ...page } = await letterPage(office, params.number);
  const [result, resultEntry] = await Promise.all([
    publicResultOf(office, params.number),
    publicResultEntry(office, params.number),
  ]);
  // Pages that name persons are for readers, not for search engines.
  if (page.letter.committer.kind === 'person') setHeaders({ 'x-robots-tag': 'noindex' });
  return {
    ...page,
    placePhone: supervisionPhone,
    items: itemLines(office, page.items),
    result: result ?? null,
    resultEntry: result ? (resultEntry ?? null) : null,
    short: shortAddress(office, url, `/l/${params.number}`),
  };
};
