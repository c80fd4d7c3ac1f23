/**
 * 提诺: what people want is collected in the needs bank and laid beside the letters being drafted. A need holds the sum
 * of its hearings; merging, splitting and passing on move hearings and lose none.
 */
export { answerNeed, declineNeed, declineNeeds, reopenNeed } from './answer-need.ts';
export { chosenNeeds } from './chosen-needs.ts';
export { editNeed } from './edit-need.ts';
export { findDuplicates } from './find-duplicates.ts';
export { findInCharge, type InCharge } from './find-in-charge.ts';
export { addSource, insertNeed, insertNeeds, type HeardNeed } from './insert-need.ts';
export { listNeeds, NEED_ORDERS, type NeedFilter, type NeedRow } from './list-needs.ts';
export { mergeNeeds } from './merge-needs.ts';
export { needsBeside } from './needs-beside.ts';
export { passNeed } from './pass-need.ts';
export { publicNeeds, type PublicNeed } from './public-needs.ts';
export { recordNeed } from './record-need.ts';
export { releaseNeeds } from './release-needs.ts';
export * from './rules.ts';
export { showNeed, type NeedPage } from './show-need.ts';
export { similarNeeds, type SimilarNeed } from './similar-needs.ts';
export { loadNeed } from './store.ts';
export { splitNeed } from './split-need.ts';
export * from './types.ts';
