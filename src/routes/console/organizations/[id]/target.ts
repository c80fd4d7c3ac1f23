import type { RequestEvent } from '@sveltejs/kit';
import { isId } from '../../../../kernel/ids.ts';
import { previewChange, searchOrganizations } from '../../../../registry/organizations/index.ts';
import { errorText } from '../../../../ui/messages/errors.ts';

/** First where to, by name or in the tree; then what it would do. The address holds the choice. */
export async function loadTarget(
  { locals, url, params }: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } },
  act: 'move' | 'merge',
) {
  const targetId = url.searchParams.get('target') ?? '';
  const query = (url.searchParams.get('q') ?? '').trim();
  const after = url.searchParams.get('after');
  const hits = query
    ? await searchOrganizations(locals.context, { query, ...(after ? { after } : {}) })
    : null;
  const preview = isId(targetId)
    ? await previewChange(locals.context, { act, id: params.id, targetId })
    : null;
  const refusal = preview?.refusal
    ? errorText(locals.locale, preview.refusal.code, preview.refusal.params)
    : null;
  return { hits, preview, refusal };
}
