import { isWritten } from './missing-field.ts';
import type { Check } from './types.ts';

/** 未回应群众需求: no item of the letter takes up what somebody asked for. */
export const noNeed: Check = ({ items }) =>
  items.some(isWritten) && items.every(({ needIds }) => needIds.length === 0)
    ? [{ reason: 'noNeed', spans: [], params: {} }]
    : [];
