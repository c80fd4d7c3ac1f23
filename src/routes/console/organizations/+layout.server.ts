import { treeAround } from '../../../registry/organizations/index.ts';
import type { LayoutServerLoad } from './$types';

/** The tree beside every page of this room, unfolded down to the organization shown. */
export const load: LayoutServerLoad = async ({ locals, params }) => ({
  tree: await treeAround(locals.context, params.id),
});
