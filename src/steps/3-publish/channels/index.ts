/** Where a published letter was shown besides the portal: read out, posted, handed out. */
export { openOccasionPhoto, shownElsewhere } from './occasions-of.ts';
export { recordOccasion, type SentPhoto } from './record-occasion.ts';
export { takeBackOccasion } from './take-back-occasion.ts';
export * from './types.ts';
