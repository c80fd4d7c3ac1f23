import type { Id } from '../../../kernel/ids.ts';
import { defineJob } from '../../../platform/index.ts';

/** Prints, or goes on printing, one job. */
export const printWork = defineJob<{ id: Id }>('print');
