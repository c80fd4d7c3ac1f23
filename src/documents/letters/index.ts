/** 附一 and 附二: the commitment letters of organizations and members, on paper. */
export { letterDocx } from './letters-docx.ts';
export { letterText, printLetters } from './print-letters.ts';
export type { Check, LetterBack, LetterCopy, LetterLine, LetterPrint, LetterSheet } from './types.ts';
