import { CONSOLE_LINKS } from '../../../ui/layout/links.ts';

export const LEDGER = CONSOLE_LINKS.fulfill;
export const VERIFY = `${LEDGER}/verify`;

export const itemAddress = (id: string): string => `${LEDGER}/${id}`;
