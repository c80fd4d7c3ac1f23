import { loadCommon } from '../../../ui/messages/load.ts';
import type { LayoutLoad } from './$types';

export const csr = false;

/** The entrance speaks before anybody is signed in, so it carries only its own words. */
export const load: LayoutLoad = async ({ parent }) => {
  const { locale } = await parent();
  const [common, access, setup] =
    locale === 'en'
      ? await Promise.all([
          loadCommon(locale),
          import('../../../ui/messages/en/access.ts'),
          import('../../../ui/messages/en/setup.ts'),
        ])
      : await Promise.all([
          loadCommon(locale),
          import('../../../ui/messages/zh/access.ts'),
          import('../../../ui/messages/zh/setup.ts'),
        ]);
  return { m: { ...common, ...access, ...setup } };
};
