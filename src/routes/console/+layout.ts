import { loadConsole } from '../../ui/messages/load.ts';
import type { LayoutLoad } from './$types';

export const csr = true;

export const load: LayoutLoad = async ({ data, parent }) => ({
  ...data,
  m: await loadConsole((await parent()).locale),
});
