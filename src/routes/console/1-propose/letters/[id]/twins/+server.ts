import { json } from '@sveltejs/kit';
import { showChecks } from '../../../../../../steps/1-propose/copies/index.ts';
import type { RequestHandler } from './$types';

/** Twins of what is saved, for the editor: they need the whole tree, so the browser cannot find them. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { twins } = await showChecks(locals.context, params.id);
  return json({ twins }, { headers: { 'cache-control': 'no-store' } });
};
