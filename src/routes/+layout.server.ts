import { readOfficeProfile } from '../platform/index.ts';
import type { LayoutServerLoad } from './$types';

/** What every page knows: language, text size, and whose office this is. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const profile = await readOfficeProfile(locals.office);
  return {
    locale: locals.locale,
    size: locals.size,
    officeName: profile?.name ?? null,
    supervisionPhone: profile?.supervisionPhone ?? null,
    /** Address of the site as set by the operator; a Host header alone is not trusted on pages that are cached. */
    origin: locals.office.config.origin ?? '',
  };
};
