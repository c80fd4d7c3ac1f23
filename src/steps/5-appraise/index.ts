/** 评诺: four voices make one result by the round's weights; what was not kept is ordered to be put right. */
export { assess } from './assess.ts';
export { confirmAssessment } from './confirm-assessment.ts';
export { enterPublicAppraisal } from './enter-public-appraisal.ts';
export { findUnfulfilled } from './find-unfulfilled.ts';
export { leaderComment } from './leader-comment.ts';
export { listAppraisals, type AppraisalRequest, type AppraisalRow } from './list-appraisals.ts';
export { listOrders, type OrderRow, type OrdersRequest } from './list-orders.ts';
export { orderRectification } from './order-rectification.ts';
export {
  publicResultEntry,
  publicResultOf,
  publicResults,
  type PublicResult as PublicResultPage,
  type PublicResultRow,
  type PublicResultsRequest,
} from './public-results.ts';
export { selfCheck } from './self-check.ts';
export { showAppraisal, type AppraisedItem, type ShownAppraisal } from './show-appraisal.ts';
export * from './rules.ts';
export * from './types.ts';
