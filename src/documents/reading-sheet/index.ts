/** What is read aloud at a meeting. */
export { printReadingSheet, type ReadingPrint } from './print-reading-sheet.ts';
