import { common } from './common.ts';
import { portal } from './portal.ts';

export const publicPages = { ...common, portal };
