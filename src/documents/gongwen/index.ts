/** Bulletins and notices in the layout of GB/T 9704-2012. */
export { printNotice, type NoticePart, type NoticePrint } from './print-notice.ts';
