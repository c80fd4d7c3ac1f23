/** What is handed out: a folded leaflet and cards. */
export { cardText, printBooklet, printCards, type BookletPrint, type Card } from './print-handout.ts';
