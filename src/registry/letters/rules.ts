import type { FailureCode, FieldFault } from '../../kernel/errors.ts';
import { personalDataIn } from '../../kernel/personal-data.ts';
import type { Round } from '../rounds/types.ts';
import { nextItemState } from './lifecycle.ts';
import { maskIn, maskName, standsBehind } from './mask-rules.ts';
import { occurrencesOf, sameRecurrence } from './recurrence-rules.ts';
import {
  LIMITS,
  type Committer,
  type Item,
  type ItemContent,
  type ItemState,
  type Letter,
  type LetterContent,
  type LetterVersion,
  type Recurrence,
} from './types.ts';

export { maskIn, maskName, MASK, unmaskIn } from './mask-rules.ts';
export { occurrencesOf, periodsAt } from './recurrence-rules.ts';

/** 书面承诺: a letter counts as written once it was handed in, and for good once it was published. */
export const isWritten = (letter: Pick<Letter, 'state' | 'publishedVersion'>): boolean =>
  letter.publishedVersion !== null || ['submitted', 'approved', 'published'].includes(letter.state);

/**
 * A letter as outsiders know it: nothing shows that a revision is being written or reviewed, and a member who is no
 * leading cadre is not named.
 */
export const asPublished = (letter: Letter, itemsCount: number): Letter => ({
  ...letter,
  committerName: isMasked(letter) ? maskName(letter.committerName) : letter.committerName,
  state: 'published',
  version: letter.publishedVersion ?? letter.version,
  itemsCount,
  reviewDueOn: null,
  submittedAt: null,
  submittedBy: null,
  enteredBy: null,
  onBehalfReason: null,
});

/** A verdict is on the way or given: the words of the item are not touched any more. */
export const isSettled = (state: ItemState | undefined): boolean =>
  state === 'reportedDone' || state === 'closedOut' || state === 'unfulfilled' || state === 'withdrawn';

const isMasked = ({ committer, asCadre }: Letter): boolean => committer === 'person' && !asCadre;

/** A version as outsiders read it: the words as they were published, the name masked where the letter's is. */
export function versionAsPublished(version: LetterVersion, letter: Letter): LetterVersion {
  const tell = (text: string): string => (isMasked(letter) ? maskIn(text, letter.committerName) : text);
  const content = version.publishedContent ?? version.content;
  const reason = version.publishedReason ?? version.reason;
  return {
    ...version,
    reason: reason && tell(reason),
    content: {
      opening: tell(content.opening),
      items: content.items.map((item) => ({
        ...item,
        content: tell(item.content),
        measures: tell(item.measures),
        responsiblePerson: isMasked(letter) ? maskName(item.responsiblePerson) : item.responsiblePerson,
      })),
    },
  };
}

/** An item of the ledger as outsiders read it. */
export function itemAsPublished(item: Item, letter: Letter): Item {
  if (!isMasked(letter)) return item;
  return {
    ...item,
    content: maskIn(item.content, letter.committerName),
    measures: maskIn(item.measures, letter.committerName),
    responsiblePerson: maskName(item.responsiblePerson),
    lastNote: item.lastNote && maskIn(item.lastNote, letter.committerName),
  };
}

export const withdrawable = (state: ItemState): boolean => nextItemState(state, 'withdraw') !== undefined;

export interface SubmissionFacts {
  readonly committer: Committer;
  readonly leadingCadre: boolean;
  readonly round: Pick<Round, 'startsOn' | 'endsOn' | 'settings'>;
  /** Items of this letter that are already in the ledger. */
  readonly ledger: readonly Item[];
}

/** Fewest items the round asks of this committer; more of leading cadres (clause R2). */
export const fewestItems = ({ committer, leadingCadre, round }: Omit<SubmissionFacts, 'ledger'>): number => {
  const { minItems, leadingCadreMinItems } = round.settings.rules;
  return leadingCadre ? Math.max(leadingCadreMinItems, minItems[committer]) : minItems[committer];
};

/** What still keeps a letter from being handed in (clause L2: item, responsible person, deadline); empty = ready. */
export function submissionFaults(content: LetterContent, facts: SubmissionFacts): FieldFault[] {
  const least = fewestItems(facts);
  const faults: FieldFault[] = [];
  if (content.items.length < least)
    faults.push({ field: 'items', code: 'letter.too-few-items', params: { least } });
  if (lacksServiceWithQuantity(content, facts)) {
    faults.push({ field: 'items', code: 'letter.leading-cadre-serves-public' });
  }
  faults.push(...privacyFaults('opening', content.opening));
  content.items.forEach((item, i) => faults.push(...itemFaults(item, `items.${i}`, facts)));
  for (const kept of facts.ledger) {
    const item = content.items.find(({ id }) => id === kept.id);
    if (isSettled(kept.state) && kept.state !== 'withdrawn' && !item) {
      faults.push({ field: 'items', code: 'letter.item-settled', params: { number: kept.number } });
    }
  }
  return faults;
}

function itemFaults(item: ItemContent, at: string, facts: SubmissionFacts): FieldFault[] {
  const { round, ledger, committer } = facts;
  const faults: FieldFault[] = [];
  const fault = (field: keyof ItemContent, code: FailureCode, params?: FieldFault['params']): void => {
    faults.push({ field: `${at}.${field}`, code, ...(params ? { params } : {}) });
  };
  if (!item.category) fault('category', 'input.missing');
  else if (!round.settings.categories[committer].some(({ code }) => code === item.category)) {
    fault('category', 'letter.unknown-category');
  }
  for (const field of ['content', 'measures', 'responsiblePerson'] as const) {
    if (!item[field]) fault(field, 'input.missing');
    else faults.push(...privacyFaults(`${at}.${field}`, item[field]));
  }
  if (!item.dueOn) fault('dueOn', 'input.missing');
  else if (item.dueOn < round.startsOn || item.dueOn > round.endsOn) {
    fault('dueOn', 'letter.due-outside-round', { from: round.startsOn, to: round.endsOn });
  }
  if (item.targetQuantity !== undefined && !item.targetUnit) fault('targetUnit', 'letter.unit-missing');
  else if (item.recurrence && manyTimes(item.recurrence, round.startsOn, item.dueOn)) {
    fault('recurrence', 'letter.too-many-occurrences', { most: LIMITS.occurrences });
  }
  const kept = ledger.find(({ id }) => id === item.id);
  if (kept && isSettled(kept.state) && !saysTheSame(item, kept)) {
    fault('content', 'letter.item-settled', { number: kept.number });
  }
  return faults;
}

const manyTimes = (recurrence: Recurrence, from: string, until: string): boolean =>
  occurrencesOf(recurrence, from, until).length > LIMITS.occurrences;

const privacyFaults = (field: string, text: string): FieldFault[] => {
  const [found] = personalDataIn(text);
  return found ? [{ field, code: `input.holds-${PRIVATE[found.kind]}` }] : [];
};

const PRIVATE = { idNumber: 'id-number', mobile: 'mobile', bankCard: 'bank-card' } as const;

const lacksServiceWithQuantity = (
  content: LetterContent,
  { leadingCadre, round }: SubmissionFacts,
): boolean =>
  leadingCadre &&
  round.settings.rules.leadingCadreServesPublicWithQuantity &&
  !content.items.some(
    ({ category, targetQuantity }) =>
      targetQuantity !== undefined && round.settings.rules.servesPublic.includes(category),
  );

const saysTheSame = (item: ItemContent, kept: Item): boolean =>
  item.category === kept.category &&
  standsBehind(item.content, kept.content) &&
  standsBehind(item.measures, kept.measures) &&
  standsBehind(item.responsiblePerson, kept.responsiblePerson) &&
  item.dueOn === kept.dueOn &&
  (item.targetQuantity ?? null) === kept.targetQuantity &&
  (item.targetUnit ?? null) === kept.targetUnit &&
  sameRecurrence(item.recurrence, kept.recurrence);

export interface TypedItem extends Omit<
  ItemContent,
  'id' | 'ordinal' | 'targetQuantity' | 'targetUnit' | 'recurrence'
> {
  readonly id?: string | undefined;
  readonly targetQuantity?: number | undefined;
  readonly targetUnit?: string | undefined;
  readonly recurrence?:
    { readonly every: Recurrence['every']; readonly times?: number | undefined } | undefined;
}

/**
 * Typed items with their ids and places: an item of the ledger keeps the number it was published under, the others
 * are counted on behind the highest number ever published, so that no number is used twice.
 */
export function numberItems(
  typed: readonly TypedItem[],
  known: readonly Pick<ItemContent, 'id'>[],
  ledger: readonly Pick<Item, 'id' | 'ordinal'>[],
  newId: () => string,
): ItemContent[] {
  let ordinal = Math.max(0, ...ledger.map((item) => item.ordinal));
  const taken = new Set<string>();
  return typed.map(({ id: typedId, targetQuantity, targetUnit, recurrence, ...item }) => {
    const own = typedId !== undefined && !taken.has(typedId) && known.some(({ id }) => id === typedId);
    const id = own ? typedId : newId();
    taken.add(id);
    const kept = ledger.find((published) => published.id === id);
    return {
      ...item,
      id,
      ordinal: kept ? kept.ordinal : (ordinal += 1),
      ...(targetQuantity === undefined ? {} : { targetQuantity }),
      ...(targetUnit ? { targetUnit } : {}),
      ...(recurrence ? { recurrence: asKept(recurrence) } : {}),
    };
  });
}

/** Once in each period is what is meant when nothing is said. */
const asKept = ({ every, times = 1 }: NonNullable<TypedItem['recurrence']>): Recurrence =>
  times === 1 ? { every } : { every, times };

/** `2026-0301-0123`: round, serial of the organization, running number there. */
export const letterNumber = (roundCode: string, serial: number, running: number): string =>
  [roundCode, String(serial).padStart(4, '0'), String(running).padStart(4, '0')].join('-');
