import { CONSOLE_LINKS } from '../../../ui/layout/links.ts';

export const ORGANIZATIONS = CONSOLE_LINKS.organizations;

export type OrganizationAct = 'found' | 'update' | 'rename' | 'move' | 'merge' | 'close';

export const organizationAddress = (id: string, act?: OrganizationAct): string =>
  act ? `${ORGANIZATIONS}/${id}/${act}` : `${ORGANIZATIONS}/${id}`;

export const rosterAddress = (id: string): string => `${CONSOLE_LINKS.people}?scope=${id}`;
