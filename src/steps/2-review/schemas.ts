import * as z from 'zod';
import { OPINION_MOST, REMARK_MOST } from './types.ts';

const revision = z.number().int();
const opinion = z.string().trim().max(OPINION_MOST).default('');
/** Remarks by item id; empty ones are left out. */
const remarks = z
  .record(z.uuid('input.malformed'), z.string().trim().max(REMARK_MOST))
  .default({})
  .transform((typed) => Object.fromEntries(Object.entries(typed).filter(([, remark]) => remark !== '')));

export const submission = z.object({ revision });
export const approval = z.object({ revision, opinion, remarks });
export const sendingBack = z.object({
  revision,
  opinion,
  remarks,
  reasons: z.array(z.string().max(40)).min(1, 'review.reason-missing').max(20),
});
