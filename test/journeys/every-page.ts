import { publishOnPhone, publishPages } from './publish-pages.ts';
import { questionnaireForms, questionnairePages } from './questionnaire-pages.ts';
import type { Scene, Visits } from './scene.ts';
import { suggestionForms, suggestionPages } from './suggestion-pages.ts';
import type { Town } from './town.ts';

/** What the addresses of pages are made from. */
interface Standing {
  readonly scene: Scene;
  readonly town: Town;
}

/** Without login: address by route. */
export const portalPages = ({ scene, town }: Standing): Readonly<Record<string, string>> => ({
  '/': '/',
  '/about': '/about',
  '/open-data': '/open-data',
  '/i/[number]': `/i/${scene.published.items[0]!.number}`,
  '/l/[number]': `/l/${scene.published.number}`,
  '/needs': '/needs',
  '/o/[code]': `/o/${town.world.branchA1.code}`,
  '/o/[code]/open-data': `/o/${town.world.townA.code}/open-data`,
  '/places': '/places',
  '/results': '/results',
  '/search': `/search?q=${encodeURIComponent('道路')}`,
  ...questionnaireForms(scene),
  ...suggestionForms(scene, town.world.branchA1),
});

/** In the console: who opens the page, and in which of its shapes. */
export function consolePages({ scene, town }: Standing): Visits {
  const { townA, branchA1, people } = town.world;
  const [secretary, , , activist] = people.branchA1;
  const organization = `/console/organizations/${townA.id}`;
  const person = `/console/people/${activist!.id}`;
  const participant = `/console/1-propose/participants/${activist!.id}`;
  const letters = '/console/1-propose/letters';
  const [closed, claimed, unkept] = scene.published.items;
  return {
    '/console': [
      ['town', '/console'],
      ['member', '/console'],
    ],
    '/console/1-propose/collection': [['branch', '/console/1-propose/collection']],
    '/console/1-propose/collection/[id]': [['branch', `/console/1-propose/collection/${scene.activityId}`]],
    ...Object.fromEntries(
      ['edit', 'needs', 'sheet'].map((part) => [
        `/console/1-propose/collection/[id]/${part}`,
        [['branch', `/console/1-propose/collection/${scene.activityId}/${part}`]] as const,
      ]),
    ),
    '/console/1-propose/collection/new': (['discussionMeeting', 'visit', 'suggestionBox'] as const).map(
      (kind) => ['branch', `/console/1-propose/collection/new?scope=${branchA1.id}&kind=${kind}`],
    ),
    '/console/1-propose/collection/sheet': [
      ['branch', `/console/1-propose/collection/sheet?scope=${branchA1.id}&kind=visit`],
    ],
    '/console/1-propose/letters': [['branch', letters]],
    '/console/1-propose/letters/[id]': [
      ['town', `${letters}/${scene.returnedId}`],
      ['branch', `${letters}/${scene.published.letterId}`],
      ['branch', `${letters}/${scene.published.letterId}?confirm=revise`],
    ],
    '/console/1-propose/needs': [['branch', '/console/1-propose/needs']],
    '/console/1-propose/needs/[id]': [['branch', `/console/1-propose/needs/${scene.needId}`]],
    '/console/1-propose/needs/[id]/edit': [['branch', `/console/1-propose/needs/${scene.needId}/edit`]],
    '/console/1-propose/needs/[id]/pass': [
      ['branch', `/console/1-propose/needs/${scene.needId}/pass?q=${encodeURIComponent('委员会')}`],
      ['branch', `/console/1-propose/needs/${scene.needId}/pass?to=${townA.id}`],
    ],
    '/console/1-propose/needs/bulk': (['merge', 'release', 'hide', 'decline'] as const).map((act) => [
      'branch',
      `/console/1-propose/needs/bulk?act=${act}&need=${scene.needId}`,
    ]),
    '/console/1-propose/needs/duplicates': [
      ['branch', `/console/1-propose/needs/duplicates?scope=${branchA1.id}`],
    ],
    '/console/1-propose/needs/new': [['branch', `/console/1-propose/needs/new?scope=${branchA1.id}`]],
    '/console/1-propose/participants': [['branch', `/console/1-propose/participants?scope=${branchA1.id}`]],
    '/console/1-propose/participants/[personId]/exempt': [
      ['branch', `/console/1-propose/participants/${people.branchA1[1]!.id}/exempt`],
    ],
    '/console/1-propose/participants/[personId]/oral': [['branch', `${participant}/oral`]],
    '/console/1-propose/participants/[personId]/write': [['branch', `${participant}/write`]],
    '/console/1-propose/participants/organization/[organizationId]': [
      ['branch', `/console/1-propose/participants/organization/${branchA1.id}`],
    ],
    ...questionnairePages(scene),
    ...suggestionPages(scene, townA),
    '/console/2-review': [
      ['branch', '/console/2-review'],
      ['town', '/console/2-review?state=approved'],
    ],
    '/console/2-review/[letterId]': [
      ['branch', `/console/2-review/${scene.submittedId}`],
      ['city', `/console/2-review/${scene.returnedId}`],
    ],
    '/console/2-review/batch': [['branch', `/console/2-review/batch?letters=${scene.submittedId}`]],
    '/console/2-review/statistics': [['town', '/console/2-review/statistics']],
    ...publishPages(scene),
    '/console/3-publish/print': [
      ['town', '/console/3-publish/print'],
      ['branch', `/console/3-publish/print?letter=${scene.published.letterId}`],
    ],
    '/console/3-publish/print/[id]': [['town', `/console/3-publish/print/${scene.printId}`]],
    '/console/3-publish/reading': [['branch', `/console/3-publish/reading?scope=${branchA1.id}`]],
    '/console/4-fulfill': [
      ['branch', '/console/4-fulfill'],
      ['town', '/console/4-fulfill?print=1'],
    ],
    '/console/4-fulfill/[itemId]': [
      ['branch', `/console/4-fulfill/${unkept!.id}`],
      ['town', `/console/4-fulfill/${claimed!.id}`],
      ['town', `/console/4-fulfill/${closed!.id}`],
    ],
    '/console/4-fulfill/verify': [['town', '/console/4-fulfill/verify']],
    '/console/5-appraise': [['town', '/console/5-appraise']],
    '/console/5-appraise/[letterId]': [['town', `/console/5-appraise/${scene.published.letterId}`]],
    '/console/5-appraise/orders': [['town', '/console/5-appraise/orders']],
    '/console/accounts': [['city', '/console/accounts']],
    '/console/accounts/[id]': [['city', `/console/accounts/${scene.accountId}`]],
    '/console/accounts/me': [['member', '/console/accounts/me']],
    '/console/accounts/new': [
      ['city', '/console/accounts/new'],
      ['city', `/console/accounts/new?organization=${branchA1.id}`],
    ],
    '/console/activate': [['nobody', '/console/activate']],
    '/console/coverage': (['members', 'organizations', 'items', 'reviews'] as const).map((view) => [
      'city',
      `/console/coverage?view=${view}`,
    ]),
    '/console/coverage/chase': [['city', `/console/coverage/chase?scope=${townA.id}`]],
    '/console/coverage/exemptions': [['city', `/console/coverage/exemptions?scope=${townA.id}`]],
    '/console/imports': [['city', '/console/imports']],
    '/console/imports/[id]': [['city', `/console/imports/${scene.importId}`]],
    '/console/organizations': [['city', '/console/organizations']],
    '/console/organizations/[id]': [['city', organization]],
    ...Object.fromEntries(
      ['close', 'found', 'merge', 'move', 'rename', 'update'].map((change) => [
        `/console/organizations/[id]/${change}`,
        [['city', `${organization}/${change}`]] as const,
      ]),
    ),
    '/console/people': [['city', '/console/people']],
    '/console/people/[id]': [['branch', `/console/people/${secretary!.id}`]],
    ...Object.fromEntries(
      ['change', 'leave', 'transfer'].map((change) => [
        `/console/people/[id]/${change}`,
        [['city', `${person}/${change}`]] as const,
      ]),
    ),
    '/console/people/[id]/authority': [['city', `/console/people/${scene.cadreId}/authority`]],
    '/console/people/enroll': [['branch', `/console/people/enroll?organization=${branchA1.id}`]],
    '/console/rounds': [['city', '/console/rounds']],
    '/console/rounds/[id]': [
      ['city', `/console/rounds/${scene.draftRoundId}`],
      ['city', `/console/rounds/${scene.openRoundId}?confirm=close`],
    ],
    '/console/rounds/[id]/checks': [
      ['city', `/console/rounds/${scene.draftRoundId}/checks`],
      ['city', `/console/rounds/${scene.openRoundId}/checks`],
    ],
    '/console/rounds/[id]/duties': [
      ['city', `/console/rounds/${scene.draftRoundId}/duties?list=0`],
      ['city', `/console/rounds/${scene.openRoundId}/duties?list=0`],
    ],
    '/console/rounds/[id]/guidance': [
      ['city', `/console/rounds/${scene.draftRoundId}/guidance?domain=rural&guided=organization`],
      ['city', `/console/rounds/${scene.openRoundId}/guidance?domain=rural&guided=organization`],
    ],
    '/console/rounds/new': [['city', '/console/rounds/new']],
    '/console/setup': [['nobody', '/console/setup']],
    '/console/sign-in': [['nobody', '/console/sign-in']],
  };
}

/** Pages that people open away from a desk, and the widest ones. */
export const ON_A_PHONE = [
  '/console',
  '/console/sign-in',
  '/console/1-propose/letters/[id]',
  '/console/1-propose/participants',
  '/console/1-propose/questionnaires/[id]',
  '/console/1-propose/questionnaires/[id]/results',
  '/console/1-propose/suggestions',
  '/console/1-propose/suggestions/[id]',
  '/console/2-review/[letterId]',
  ...publishOnPhone,
  '/console/4-fulfill',
  '/console/4-fulfill/[itemId]',
  '/console/5-appraise/[letterId]',
  '/console/coverage',
  '/console/coverage/chase',
  '/console/coverage/exemptions',
  '/console/organizations',
  '/console/people',
  '/console/imports/[id]',
  '/console/rounds/[id]',
  '/console/accounts',
];
