/** 定时公开: an hour is set beforehand, and the program publishes when it strikes. */
export { cancelSchedule } from './cancel-schedule.ts';
export { listScheduled, scheduleLoad } from './list-scheduled.ts';
export { publishDue } from './publish-due.ts';
export { schedulePublication } from './schedule-publication.ts';
export * from './types.ts';
