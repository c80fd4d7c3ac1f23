/** 征求意见活动: meetings, visits and emptied boxes, with their minutes, files and the needs they gave. */
export { addNeeds } from './add-needs.ts';
export { attachToActivity, detachFromActivity, openActivityFile } from './attach-files.ts';
export { editActivity } from './edit-activity.ts';
export { listActivities, type ActivityRow } from './list-activities.ts';
export { recordActivity } from './record-activity.ts';
export { showActivity, type ActivityPage } from './show-activity.ts';
export * from './types.ts';
