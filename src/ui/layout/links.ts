import type { CommonMessages } from '../messages/index.ts';

/** Rooms of the console in the order of the notice; the key is also the key of its title in `m.shell` or `m.words`. */
export const STEPS = ['propose', 'review', 'publish', 'fulfill', 'appraise'] as const;
export type Step = (typeof STEPS)[number];

export const REGISTRY_ROOMS = ['organizations', 'people', 'accounts', 'rounds', 'imports'] as const;
export type ConsoleRoom = 'home' | Step | 'coverage' | (typeof REGISTRY_ROOMS)[number];

export const CONSOLE_LINKS: Readonly<Record<ConsoleRoom, string>> = {
  home: '/console',
  propose: '/console/1-propose',
  review: '/console/2-review',
  publish: '/console/3-publish',
  fulfill: '/console/4-fulfill',
  appraise: '/console/5-appraise',
  coverage: '/console/coverage',
  organizations: '/console/organizations',
  people: '/console/people',
  accounts: '/console/accounts',
  rounds: '/console/rounds',
  imports: '/console/imports',
};

export const PORTAL_LINKS = {
  home: '/',
  organizations: '/places',
  suggest: '/suggest',
  track: '/t',
  results: '/results',
  search: '/search',
  about: '/about',
  privacy: '/about#privacy',
  accessibility: '/about#accessibility',
  forms: '/about#forms',
  openData: '/open-data',
  verify: '/about#verify',
  preferences: '/preferences',
  signIn: '/console/sign-in',
  signOut: '/console/sign-out',
} as const;

export const isStep = (room: ConsoleRoom): room is Step => (STEPS as readonly string[]).includes(room);

export const titleOfRoom = (m: CommonMessages, room: ConsoleRoom): string =>
  isStep(room) ? m.words.steps[room] : m.shell.console[room];

/** The page itself or a page below it. */
export const isWithin = (path: string, href: string): boolean =>
  path === href || (href !== '/' && href !== '/console' && path.startsWith(`${href}/`));
