import type { Actions, PageServerLoad } from './$types';
import { close, previewChange } from '../../../../../registry/organizations/index.ts';
import { errorText } from '../../../../../ui/messages/errors.ts';
import { actOn } from '../act-on.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { burden, refusal } = await previewChange(locals.context, { act: 'close', id: params.id });
  return { burden, refusal: refusal ? errorText(locals.locale, refusal.code, refusal.params) : null };
};

export const actions: Actions = {
  default: actOn((ctx, input) => close(ctx, input)),
};
