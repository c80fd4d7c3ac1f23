import { dayOf, type Day } from '../../kernel/days.ts';
import type { Committer, ItemContent, Letter, LetterVersion } from '../../registry/letters/types.ts';
import type { Category, Round, RoundSettings } from '../../registry/rounds/types.ts';
import type { PublicItem, PublicLetter } from './types.ts';

/** Letters of organizations are public in full; those of members only where the round says so. */
export const isPublic = (
  committer: Committer,
  memberLetters: RoundSettings['memberLettersOnPortal'],
): boolean => committer === 'organization' || memberLetters !== 'off';

/** 张三 → 张*. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}*`;

/** A text in which the committer's own name stands masked. */
export const maskIn = (text: string, name: string): string =>
  name.trim() === '' ? text : text.replaceAll(name.trim(), maskName(name));

/**
 * Whether the public reads the committer's own name: organizations always, leading cadres with their post, other
 * members not, since no consent is recorded yet.
 */
export const isNamed = (committer: Committer, leadingCadre: boolean): boolean =>
  committer === 'organization' || leadingCadre;

const bare = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/** 保密审查 needs another person than those who wrote the letter; names are compared without blanks. */
export const isAuthor = (checker: string, authors: readonly string[]): boolean =>
  authors.some((author) => bare(author) === bare(checker));

export interface PublicationFacts {
  readonly letter: Letter;
  readonly version: LetterVersion;
  readonly round: Pick<Round, 'code' | 'name' | 'theme' | 'settings'>;
  readonly organization: { readonly name: string; readonly code: string };
  readonly reviewer: { readonly name: string } | null;
  readonly named: boolean;
  readonly today: Day;
}

/** The public document of a version; a member who is not named stands there as 张*. */
export function publicLetter(facts: PublicationFacts): PublicLetter {
  const { letter, version, round, organization, named } = facts;
  const shown = (name: string): string => (named ? name : maskName(name));
  const told = (text: string): string => (named ? text : maskIn(text, letter.committerName));
  const categories = round.settings.categories[letter.committer];
  return {
    number: letter.number,
    version: version.version,
    round: { code: round.code, name: round.name, theme: round.theme },
    committer: {
      kind: letter.committer,
      name: shown(letter.committerName),
      organization: organization.name,
      organizationCode: organization.code,
    },
    opening: told(version.content.opening),
    items: version.content.items.map((item) => publicItem(letter.number, item, categories, shown, told)),
    reason: version.reason && told(version.reason),
    approvedOn: version.approvedAt && dayOf(version.approvedAt),
    approvedBy: facts.reviewer?.name ?? null,
    publishedOn: facts.today,
  };
}

const publicItem = (
  letterNumber: string,
  item: ItemContent,
  categories: readonly Category[],
  shown: (name: string) => string,
  told: (text: string) => string,
): PublicItem => ({
  number: `${letterNumber}-${item.ordinal}`,
  category: categories.find(({ code }) => code === item.category)?.name ?? { zh: item.category, en: '' },
  content: told(item.content),
  measures: told(item.measures),
  responsiblePerson: shown(item.responsiblePerson),
  dueOn: item.dueOn,
  targetQuantity: item.targetQuantity ?? null,
  targetUnit: item.targetUnit ?? null,
  ...(item.recurrence ? { recurrence: item.recurrence } : {}),
});
