/** 践诺: progress is noted, the reviewer strikes off what was done, the calendar shows what is late. */
export { claimDone } from './claim-done.ts';
export { claimsWaiting, type WaitingClaim } from './claims-waiting.ts';
export { closeOut } from './close-out.ts';
export type { Claim, Finding, ItemVersion, ProgressNote } from './item-history.ts';
export { movedItem, takeItem, type ItemInHand } from './item-in-hand.ts';
export { ledgerTotals, type LedgerTotals } from './ledger-totals.ts';
export { listLedger, type LedgerRequest } from './list-ledger.ts';
export { openOrder, ordersOf, type RectificationOrder } from './rectification-orders.ts';
export { reportProgress } from './report-progress.ts';
export * from './rules.ts';
export { ledgerFilter, type LedgerFilter } from './schemas.ts';
export { sendClaimBack } from './send-claim-back.ts';
export { showItem, type ShownItem } from './show-item.ts';
export * from './types.ts';
export { publicTimeline, type PublicStep, type PublicStepKind } from './public-timeline.ts';
