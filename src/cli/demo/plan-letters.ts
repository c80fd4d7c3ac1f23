import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Every } from '../../registry/letters/types.ts';
import { DAYS_GONE, type City, type DemoOrganization, type DemoPerson, type Stage } from './stage.ts';
import { DEEDS, PLACES, REGULAR_DEEDS } from './words.data.ts';

/** How far a letter of the demo has come. */
export type Fate =
  | 'draft'
  | 'submitted'
  | 'returned'
  /** Sent back, answered and handed in again. */
  | 'again'
  /** Approved at the first level, waiting at the second. */
  | 'secondLevel'
  | 'approved'
  | 'published'
  | 'revised';

export interface DemoItem {
  readonly category: string;
  readonly content: string;
  readonly measures: string;
  readonly responsiblePerson: string;
  readonly dueOn: string;
  readonly targetQuantity: number;
  readonly targetUnit: string;
  readonly recurrence?: { readonly every: Every };
}

export interface DemoLetter {
  readonly organization: DemoOrganization;
  readonly person: DemoPerson | undefined;
  readonly author: Actor;
  readonly reviewer: Actor;
  /** At the second level, where the round has one. */
  readonly superior: Actor;
  readonly fate: Fate;
  readonly items: readonly DemoItem[];
}

const FULL_BRANCHES = 30;

/**
 * Every organization but a few writes; in the first branches every member does, elsewhere only the secretary. All
 * chance is drawn here, before anything happens, so that the city is always the same.
 */
export function planLetters(
  stage: Stage,
  city: City,
  {
    secretaries,
    clerks,
  }: { readonly secretaries: ReadonlyMap<Id, Actor>; readonly clerks: ReadonlyMap<Id, Actor> },
  exceptPersons: ReadonlySet<Id>,
): DemoLetter[] {
  const { root, counties, townships, branches } = city;
  // The letter at the root has no superior: the campaign office there is its second pair of eyes.
  const actorOf = (id: Id | null): Actor => (id === null ? undefined : secretaries.get(id)) ?? city.admin;
  const places = new Map([root, ...counties, ...townships, ...branches].map((place) => [place.id, place]));
  const above = ({ parentId }: DemoOrganization) => (parentId === null ? undefined : places.get(parentId));
  const letters: DemoLetter[] = [];
  const add = (organization: DemoOrganization, person: DemoPerson | undefined, index: number): void => {
    const typist = person && clerks.get(organization.id);
    const first = person && !person.isSecretary ? organization : above(organization);
    const fate = (person ? SHOWN_OF_PERSONS : SHOWN_FATES)[index] ?? fateOf(stage.random.below(100));
    letters.push({
      organization,
      person,
      author: typist ?? actorOf(organization.id),
      reviewer: actorOf(first?.id ?? null),
      superior: actorOf(first?.parentId ?? null),
      fate,
      items: Array.from({ length: itemsOf(person) }, (_, k) => {
        const item = namingSomebody(demoItem(stage, person, organization, k), index === FINDING && k === 0);
        const regular = k === 2 && index % 3 === 0;
        return stillAhead(stage, fate, regular ? regularItem(stage, item, index) : item);
      }),
    });
  };
  [root, ...counties, ...townships].forEach((place) => add(place, undefined, 0));
  branches.forEach((branch, i) => {
    if (i % 23 === 7) return;
    add(branch, undefined, i);
  });
  city.people.forEach((person, i) => {
    const branch = branches.indexOf(person.organization);
    const member = person.kind === 'fullMember' || person.kind === 'probationaryMember';
    if (exceptPersons.has(person.id) || !member || (branch >= FULL_BRANCHES && i % 15 !== 0)) return;
    if (branch < FULL_BRANCHES && i % 17 === 11) return;
    add(person.organization, person, i);
  });
  return withFaults(letters, branches);
}

const itemsOf = (person: DemoPerson | undefined): number => (!person || person.leadingCadre ? 3 : 1);

/** What a reviewer would notice: one letter of empty words, one that copies a neighbor's. */
function withFaults(letters: DemoLetter[], branches: readonly DemoOrganization[]): DemoLetter[] {
  const of = (n: number) =>
    letters.find(({ person, organization }) => !person && organization === branches[n]);
  const copied = of(0)?.items[0];
  return letters.map((letter) => {
    const [first, second, ...rest] = letter.items;
    if (!first || !second) return letter;
    if (letter === of(1)) return { ...letter, items: [{ ...first, ...EMPTY_WORDS }, second, ...rest] };
    if (letter !== of(2) || !copied) return letter;
    const { content, measures } = copied;
    return { ...letter, items: [first, { ...second, content, measures }, ...rest] };
  });
}

const EMPTY_WORDS = {
  content: '进一步加强学习，切实提高认识，努力做好各项服务工作',
  measures: '统一思想，狠抓落实，力争取得明显成效',
} as const;

/** What has not been published yet promises nothing that is past already. */
function stillAhead(stage: Stage, fate: Fate, item: DemoItem): DemoItem {
  const early = fate === 'published' || fate === 'revised';
  const soonest = stage.dayOfRound(DAYS_GONE + 30);
  return early || item.dueOn > soonest
    ? item
    : { ...item, dueOn: stage.dayOfRound(DAYS_GONE + 40 + stage.random.below(100)) };
}

/**
 * The first places are where the demo accounts look: by the running number of the branch, and of the person in it,
 * something waits at every state. The committees above are public.
 */
const SHOWN_FATES: Readonly<Record<number, Fate>> = {
  0: 'published',
  1: 'submitted',
  2: 'submitted',
  3: 'returned',
  4: 'approved',
  5: 'approved',
  6: 'draft',
  7: 'again',
  8: 'submitted',
};
const SHOWN_OF_PERSONS: Readonly<Record<number, Fate>> = {
  ...SHOWN_FATES,
  2: 'again',
  5: 'secondLevel',
  7: 'submitted',
  8: 'published',
};

/** Of the letters that are approved, the one in which the scan finds something. */
const FINDING = 4;
const namingSomebody = (item: DemoItem, named: boolean): DemoItem =>
  named ? { ...item, measures: `${item.measures}，结对低保户张建国家，每月上门一次` } : item;

/** The last of the places and people that `SHOWN_FATES` speaks of. */
export const SHOWN_PEOPLE = 8;

/** Most letters are public by now; a few stand at every earlier state. */
function fateOf(percent: number): Fate {
  if (percent < 82) return 'published';
  if (percent < 85) return 'revised';
  if (percent < 88) return 'approved';
  if (percent < 93) return 'submitted';
  return percent < 96 ? 'returned' : 'draft';
}

const ORGANIZATION_CATEGORIES = ['livelihood', 'centralWork', 'strongTeam', 'workStyle', 'effectiveness'];
const PERSON_CATEGORIES = ['service', 'duty', 'development', 'leadService'];

function demoItem(
  stage: Stage,
  person: DemoPerson | undefined,
  organization: DemoOrganization,
  k: number,
): DemoItem {
  const { random } = stage;
  const [deed, unit, measure] = random.pick(DEEDS);
  // Due days lie between the second and the last month of the round: some are past, some near.
  const dueOn = stage.dayOfRound(60 + random.below(300));
  const month = String(Number(dueOn.slice(5, 7)));
  const quantity = person ? 1 + random.below(30) : 20 + random.below(900);
  const fill = (words: string): string =>
    words
      .replaceAll('{p}', `${random.pick(PLACES)}${1 + random.below(9)}组`)
      .replaceAll('{q}', `${random.pick(PLACES)}${1 + random.below(9)}组`)
      .replaceAll('{n}', String(quantity))
      .replaceAll('{m}', month);
  return {
    category: person
      ? k === 0
        ? 'service'
        : random.pick(PERSON_CATEGORIES)
      : (ORGANIZATION_CATEGORIES[k % ORGANIZATION_CATEGORIES.length] ?? 'livelihood'),
    content: fill(deed),
    measures: fill(measure),
    responsiblePerson: person?.name ?? organization.secretary,
    dueOn,
    targetQuantity: quantity,
    targetUnit: unit,
  };
}

/** A good deed of every month, quarter or half-year, until shortly before the round ends. */
function regularItem(stage: Stage, item: DemoItem, index: number): DemoItem {
  const [every, content, targetQuantity, targetUnit, measures] =
    REGULAR_DEEDS[(index / 3) % REGULAR_DEEDS.length] ?? REGULAR_DEEDS[0];
  const dueOn = stage.dayOfRound(345);
  return { ...item, content, measures, targetQuantity, targetUnit, dueOn, recurrence: { every } };
}
