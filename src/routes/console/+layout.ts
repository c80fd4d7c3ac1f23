import { loadConsole } from '../../ui/messages/load.ts';
import { wordsOf } from './words-of.ts';
import type { LayoutLoad } from './$types';

export const csr = true;

export const load: LayoutLoad = async ({ data, parent, route }) => ({
  ...data,
  m: await loadConsole((await parent()).locale, wordsOf(route.id)),
});
