/** Sheets that bring much at once into step one: drafts of many people, needs from hotline and leftovers. */
export { lettersImporter } from './import-letters.ts';
export { needsImporter } from './import-needs.ts';
export { rosterSheet } from './roster-sheet.ts';
