import { newsItems } from '../../../../../steps/3-publish/index.ts';
import { itemNews } from '../../../open-data/item-news.ts';
import { placeNews } from '../place-news.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { filter, news } = await placeNews(locals, params.code, url);
  return itemNews(news, await newsItems(locals.office, filter));
};
