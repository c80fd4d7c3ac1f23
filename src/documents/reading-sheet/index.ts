/** What is read aloud at a meeting. */
export { printReadingSheet, type ReadingPrint, type ReadLetter } from './print-reading-sheet.ts';
