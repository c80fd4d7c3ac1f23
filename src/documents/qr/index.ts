/** QR codes as paths, for pages and for paper. */
export { qrPath, qrSvg, type QrCorrection, type QrPath } from './qr.ts';
