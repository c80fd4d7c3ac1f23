import { owedItems } from '../../../../../steps/3-publish/index.ts';
import { sendCalendar } from '../../../open-data/item-news.ts';
import { placeNews } from '../place-news.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { filter, news } = await placeNews(locals, params.code, url);
  return sendCalendar(news, await owedItems(locals.office, filter));
};
