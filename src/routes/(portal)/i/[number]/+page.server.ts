import { withdrawnPage } from '../../../../steps/3-publish/index.ts';
import { shortAddress } from '../../open-data/site-address.ts';
import { settleNumber } from '../../settle-number.ts';
import { loadItem } from './load-item.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, params, url, setHeaders }) => {
  const withdrawn = await withdrawnPage(office, params.number);
  if (withdrawn) return { withdrawn };
  await settleNumber(office, 'item', params.number);
  const item = await loadItem(office, params.number);
  // Pages that name persons are for readers, not for search engines.
  if (item.row.committer === 'person') setHeaders({ 'x-robots-tag': 'noindex' });
  return { ...item, short: shortAddress(office, url, `/i/${params.number}`) };
};
