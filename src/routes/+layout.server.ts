import { readOfficeProfile } from '../platform/index.ts';
import type { LayoutServerLoad } from './$types';

/** What every page knows: language, text size, and whose office this is. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
  const profile = await readOfficeProfile(locals.office);
  return {
    locale: locals.locale,
    size: locals.size,
    officeName: profile?.name ?? null,
    supervisionPhone: profile?.supervisionPhone ?? null,
    /** Address of the site as the operator set it, else as it was asked for: pages are kept by host. */
    origin: locals.office.config.origin ?? url.origin,
  };
};
