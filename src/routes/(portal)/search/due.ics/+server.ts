import { owedItems } from '../../../../steps/3-publish/index.ts';
import { filterOf } from '../../open-data/asked-items.ts';
import { sendCalendar } from '../../open-data/item-news.ts';
import { searchNews } from '../search-news.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { asked, news } = await searchNews(locals, url);
  return sendCalendar(news, await owedItems(locals.office, filterOf(asked)));
};
