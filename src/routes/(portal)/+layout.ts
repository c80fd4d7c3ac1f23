import { loadPublic } from '../../ui/messages/load.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => ({ m: await loadPublic((await parent()).locale) });
