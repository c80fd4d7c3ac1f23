import { encode } from 'uqr';

/** A QR code to draw: the path of its dark squares on a board of `size` by `size`. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Medium correction, so that a crease or a stain does no harm. Drawn on the server; no page sends script for it. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
}
