import type { Office } from '../../../platform/index.ts';

/** Where this site stands for the outside: as the operator says, else as the reader found it. */
export const siteOf = (office: Pick<Office, 'config'>, url: URL): string =>
  office.config.origin ?? url.origin;
