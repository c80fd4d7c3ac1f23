import { CONSOLE_LINKS } from '../../../ui/layout/links.ts';

export const APPRAISALS = CONSOLE_LINKS.appraise;
export const ORDERS = `${APPRAISALS}/orders`;

export const appraisalAddress = (letterId: string): string => `${APPRAISALS}/${letterId}`;
