import type { Messages } from './index.ts';
import type { Locale } from './locale.ts';

/** Catalogs of the console that are loaded room by room. */
export const ROOM_NAMES = [
  'home',
  'propose',
  'collection',
  'box',
  'questionnaires',
  'checks',
  'drafting',
  'review',
  'publish',
  'publishDesk',
  'fulfill',
  'appraise',
  'coverage',
  'organizations',
  'people',
  'accounts',
  'rounds',
  'imports',
  'access',
] as const satisfies readonly (keyof Messages)[];
export type RoomName = (typeof ROOM_NAMES)[number];

type Loaders = { readonly [Room in RoomName]: () => Promise<Pick<Messages, Room>> };

export const ROOM_WORDS: Readonly<Record<Locale, Loaders>> = {
  zh: {
    home: () => import('./zh/home.ts'),
    propose: () => import('./zh/propose.ts'),
    collection: () => import('./zh/collection.ts'),
    box: () => import('./zh/box.ts'),
    questionnaires: () => import('./zh/questionnaires.ts'),
    checks: () => import('./zh/checks.ts'),
    drafting: () => import('./zh/drafting.ts'),
    review: () => import('./zh/review.ts'),
    publish: () => import('./zh/publish.ts'),
    publishDesk: () => import('./zh/publish-desk.ts'),
    fulfill: () => import('./zh/fulfill.ts'),
    appraise: () => import('./zh/appraise.ts'),
    coverage: () => import('./zh/coverage.ts'),
    organizations: () => import('./zh/organizations.ts'),
    people: () => import('./zh/people.ts'),
    accounts: () => import('./zh/accounts.ts'),
    rounds: () => import('./zh/rounds.ts'),
    imports: () => import('./zh/imports.ts'),
    access: () => import('./zh/access.ts'),
  },
  en: {
    home: () => import('./en/home.ts'),
    propose: () => import('./en/propose.ts'),
    collection: () => import('./en/collection.ts'),
    box: () => import('./en/box.ts'),
    questionnaires: () => import('./en/questionnaires.ts'),
    checks: () => import('./en/checks.ts'),
    drafting: () => import('./en/drafting.ts'),
    review: () => import('./en/review.ts'),
    publish: () => import('./en/publish.ts'),
    publishDesk: () => import('./en/publish-desk.ts'),
    fulfill: () => import('./en/fulfill.ts'),
    appraise: () => import('./en/appraise.ts'),
    coverage: () => import('./en/coverage.ts'),
    organizations: () => import('./en/organizations.ts'),
    people: () => import('./en/people.ts'),
    accounts: () => import('./en/accounts.ts'),
    rounds: () => import('./en/rounds.ts'),
    imports: () => import('./en/imports.ts'),
    access: () => import('./en/access.ts'),
  },
};
