import { encode } from 'uqr';

/** A QR code to draw: the path of its dark squares on a board of `size` by `size`. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/**
 * L: fewer, larger squares, to be read from afar · M: a crease or a stain does no harm.
 */
export type QrCorrection = 'L' | 'M';

export function qrPath(text: string, correction: QrCorrection = 'M', border = 2): QrPath {
  const { data, size } = encode(text, { ecc: correction, border });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: path.join('') };
}

/** For paper: one path, so that five hundred codes stay a small file. */
export function qrSvg(text: string, correction: QrCorrection = 'M'): string {
  const { size, path } = qrPath(text, correction, 1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}

/** Start and length of each run of dark squares. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1] += 1;
    else if (dark) runs.push([x, 1]);
  }
  return runs;
}
