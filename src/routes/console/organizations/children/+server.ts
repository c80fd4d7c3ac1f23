import { json } from '@sveltejs/kit';
import { treeLevel } from '../../../../registry/organizations/index.ts';
import type { TreeAnswer } from '../../../../ui/tree/nodes.ts';
import type { RequestHandler } from './$types';

/** Subordinates of one organization, asked for when a node of the tree is opened. */
export const GET: RequestHandler = async ({ locals, url }) =>
  json({ nodes: await treeLevel(locals.context, url.searchParams.get('parent') ?? '') } satisfies TreeAnswer);
