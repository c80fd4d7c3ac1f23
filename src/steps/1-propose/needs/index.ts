/** 提诺: what people want is collected in the needs bank and laid beside the letters being drafted. */
export { answerNeed, declineNeed, reopenNeed } from './answer-need.ts';
export { addSource, insertNeed, insertNeeds, type HeardNeed } from './insert-need.ts';
export { listNeeds, needsBeside, type NeedFilter, type NeedRow } from './list-needs.ts';
export { recordNeed } from './record-need.ts';
export * from './rules.ts';
export { showNeed, type NeedPage } from './show-need.ts';
export { similarNeeds, type SimilarNeed } from './similar-needs.ts';
export * from './types.ts';
