import { qrPath, type QrPath } from '../../../documents/qr/index.ts';
import type { Office } from '../../../platform/index.ts';

/** Where this site stands for the outside: as the operator says, else as the reader found it. */
export const siteOf = (office: Pick<Office, 'config'>, url: URL): string =>
  office.config.origin ?? url.origin;

export interface ShortAddress {
  readonly address: string;
  readonly qr: QrPath;
}

/** The address of a page in full, to be typed or scanned. */
export function shortAddress(office: Pick<Office, 'config'>, url: URL, path: string): ShortAddress {
  const address = siteOf(office, url) + path;
  return { address, qr: qrPath(address) };
}
