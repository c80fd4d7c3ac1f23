import { CONSOLE_LINKS } from '../../../ui/layout/links.ts';

export const PEOPLE = CONSOLE_LINKS.people;

export type PersonAct = 'change' | 'transfer' | 'leave' | 'authority';

export const personAddress = (id: string, act?: PersonAct): string =>
  act ? `${PEOPLE}/${id}/${act}` : `${PEOPLE}/${id}`;

export const enrollAddress = (organizationId?: string): string =>
  organizationId ? `${PEOPLE}/enroll?organization=${organizationId}` : `${PEOPLE}/enroll`;
