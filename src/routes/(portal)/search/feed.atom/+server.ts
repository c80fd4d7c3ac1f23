import { newsItems } from '../../../../steps/3-publish/index.ts';
import { filterOf } from '../../open-data/asked-items.ts';
import { itemNews } from '../../open-data/item-news.ts';
import { searchNews } from '../search-news.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { asked, news } = await searchNews(locals, url);
  return itemNews(news, await newsItems(locals.office, filterOf(asked)));
};
