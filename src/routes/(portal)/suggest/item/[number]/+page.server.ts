import { itemPage } from '../../../../../steps/3-publish/index.ts';
import { aboutItem } from '../../../../../steps/1-propose/suggestions/index.ts';
import { receive, tokenFor } from '../../send.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { number } }) => {
  const { row, supervisionPhone } = await itemPage(locals.office, number);
  return {
    item: { number, content: row.content, organization: row.organizationName },
    phone: supervisionPhone,
    token: tokenFor({ locals }, aboutItem(number)),
  };
};

export const actions: Actions = {
  default: (event) => receive(event, aboutItem(event.params.number)),
};
