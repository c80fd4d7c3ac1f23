import { publicSuggestions } from '../../../../steps/1-propose/suggestions/index.ts';
import { withdrawnPage } from '../../../../steps/3-publish/index.ts';
import { shortAddress } from '../../open-data/site-address.ts';
import { settleNumber } from '../../settle-number.ts';
import { loadItem } from './load-item.ts';
import type { PageServerLoad } from './$types';

const AT_ONCE = 20;

export const load: PageServerLoad = async ({ locals: { office }, params, url, setHeaders }) => {
  const withdrawn = await withdrawnPage(office, params.number);
  if (withdrawn) return { withdrawn };
  await settleNumber(office, 'item', params.number);
  const item = await loadItem(office, params.number);
  // Pages that name persons are for readers, not for search engines.
  if (item.row.committer === 'person') setHeaders({ 'x-robots-tag': 'noindex' });
  const after = url.searchParams.get('after');
  return {
    ...item,
    suggestions: await publicSuggestions(office, params.number, {
      limit: AT_ONCE,
      ...(after === null ? {} : { after }),
    }),
    today: office.clock.today(),
    short: shortAddress(office, url, `/i/${params.number}`),
  };
};
