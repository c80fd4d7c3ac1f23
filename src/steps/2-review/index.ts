/** 审诺: a letter is handed in to its reviewer, who approves it or sends it back. */
export { approve } from './approve.ts';
export { approveBatch, type BatchOutcome } from './approve-batch.ts';
export { answerRemarks } from './answer-remarks.ts';
export { decidedCounts, decidedLetters, DECIDED, type DecidedRow } from './list-decided.ts';
export type { Responsible } from './offices.ts';
export { neighbors, reviewLoad, reviewQueue, type QueueFilter, type QueueRow } from './queue.ts';
export { NO_REVIEWS, openReviewsBelow, overdueBelow, type OpenReviews } from './overdue-reviews.ts';
export { recall } from './recall.ts';
export { rerouteReviews } from './reroute-reviews.ts';
export * from './rules.ts';
export { reviewStatistics, type ReviewFigures } from './review-statistics.ts';
export { sendBack } from './send-back.ts';
export { showDecided, type Decided } from './show-decided.ts';
export { showResponsible, type Waiting } from './show-responsible.ts';
export { showReviews, showTransfers } from './show-reviews.ts';
export { submit } from './submit.ts';
export { undoReview } from './undo-review.ts';
export * from './types.ts';
