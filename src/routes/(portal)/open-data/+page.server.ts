import { OPEN_PAGE, topPlacePage } from '../../../steps/3-publish/index.ts';
import { ITEM_FIELDS, LICENSE } from './item-record.ts';
import { siteOf } from './site-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { office }, url }) => {
  const top = await topPlacePage(office, { limit: 1 });
  return {
    top: top ? { code: top.code, name: top.name } : null,
    rowsOfPart: OPEN_PAGE,
    fields: [...ITEM_FIELDS],
    license: LICENSE,
    site: siteOf(office, url),
  };
};
