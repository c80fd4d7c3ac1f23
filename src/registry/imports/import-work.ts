import type { Id } from '../../kernel/ids.ts';
import { defineJob } from '../../platform/index.ts';

/** Checking or running one import, whichever its state asks for. */
export const importWork = defineJob<{ id: Id }>('import');
