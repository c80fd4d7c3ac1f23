/** What is handed out: a folded leaflet and cards. */
export { printBooklet, printCards, type BookletPrint, type Card } from './print-handout.ts';
