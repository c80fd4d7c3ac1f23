import { loadCommon } from '../ui/messages/load.ts';
import type { LayoutLoad } from './$types';

/** No script unless a group asks for it; the console does. */
export const csr = false;

export const load: LayoutLoad = async ({ data }) => ({ ...data, m: await loadCommon(data.locale) });
