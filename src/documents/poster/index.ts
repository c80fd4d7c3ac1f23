/** The notice board, A3 to be read from two metres and A4 from one. */
export { posterText, printPosters, type Poster, type PosterPaper, type PosterPrint } from './print-poster.ts';
export type { NoticeItem } from './types.ts';
