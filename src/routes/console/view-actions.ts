import { redirect, type RequestEvent } from '@sveltejs/kit';
import { forgetView, saveView } from '../../registry/access/index.ts';
import { act } from '../../ui/form/act.ts';

/** What does not belong to a kept set of filters: where one stood in the list, what was just done. */
const PASSING = ['after', 'done', 'decided'];

/** The filters of an address, as they are kept. */
export function queryOf(url: URL): string {
  const query = new URLSearchParams(
    [...url.searchParams].filter(
      ([name, value]) => !PASSING.includes(name) && !name.startsWith('/') && value !== '',
    ),
  );
  return query.toString();
}

/** Actions of a list that keeps its filters; `page` is the list's place below /console. */
export const viewActions = (page: string) => ({
  saveView: (event: RequestEvent) =>
    act(event, async (sent, ctx) => {
      const query = sent.text('query');
      await saveView(ctx, { page, name: sent.text('name'), query });
      redirect(303, `/console/${page}?${query}`);
    }),
  forgetView: (event: RequestEvent) =>
    act(event, async (sent, ctx) => {
      await forgetView(ctx, sent.text('view'));
      redirect(303, `/console/${page}?${queryOf(event.url)}`);
    }),
});
