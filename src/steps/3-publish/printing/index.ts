/** Paper of what is published: letters, notice board, leaflets, cards and what is read aloud. */
export { blankForm, BLANK_FORMS, type BlankForm } from './blank-forms.ts';
export { cancelPrint } from './cancel-print.ts';
export { clearPrints } from './clear-prints.ts';
export { checkPrint, printNow, readAloud, weighPrint, type ReadAloud } from './print-now.ts';
export { printWork } from './print-work.ts';
export { KEPT_DAYS, spokenNumber } from './rules.ts';
export { openPart, ownPrints, showPrint, type OpenedPart } from './show-print.ts';
export { startPrint } from './start-print.ts';
export * from './types.ts';
export { workPrint } from './work-print.ts';
