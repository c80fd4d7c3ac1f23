import { dayOf, type Day } from '../../kernel/days.ts';
import type { Committer, ItemContent, Letter, LetterVersion } from '../../registry/letters/types.ts';
import type { Category, Round, RoundSettings } from '../../registry/rounds/types.ts';
import { loggedNaming, sameName, type PublicNaming } from './naming-rules.ts';
import type { PublicItem, PublicLetter } from './types.ts';

export * from './naming-rules.ts';

/** Letters of organizations are public in full; those of members only where the round says so. */
export const isPublic = (
  committer: Committer,
  memberLetters: RoundSettings['memberLettersOnPortal'],
): boolean => committer === 'organization' || memberLetters !== 'off';

/** 保密审查 needs another person than those who wrote the letter. */
export const isAuthor = (checker: string, authors: readonly string[]): boolean =>
  authors.some((author) => sameName(author, checker));

export interface PublicationFacts {
  readonly letter: Letter;
  readonly version: LetterVersion;
  readonly round: Pick<Round, 'code' | 'name' | 'theme' | 'settings'>;
  readonly organization: { readonly name: string; readonly code: string };
  readonly reviewer: { readonly name: string } | null;
  /** Whether it is published as the letter of a leading cadre. */
  readonly asCadre: boolean;
  readonly secrecyCheckedOn: Day;
  readonly today: Day;
}

/** The public document of a version as it is logged; a member who is no leading cadre stands there as 张*. */
export function publicLetter(facts: PublicationFacts): PublicLetter {
  const { letter, version, round, organization } = facts;
  const naming = loggedNaming({ ...letter, asCadre: facts.asCadre });
  const categories = round.settings.categories[letter.committer];
  return {
    number: letter.number,
    version: version.version,
    round: { code: round.code, name: round.name, theme: round.theme },
    committer: {
      kind: letter.committer,
      name: naming.name,
      organization: organization.name,
      organizationCode: organization.code,
    },
    opening: naming.tell(version.content.opening),
    items: version.content.items.map((item) => publicItem(letter, item, categories, naming)),
    reason: version.reason && naming.tell(version.reason),
    approvedOn: version.approvedAt && dayOf(version.approvedAt),
    approvedBy: facts.reviewer?.name ?? null,
    secrecyCheckedOn: facts.secrecyCheckedOn,
    publishedOn: facts.today,
  };
}

const publicItem = (
  letter: Letter,
  item: ItemContent,
  categories: readonly Category[],
  naming: PublicNaming,
): PublicItem => ({
  number: `${letter.number}-${item.ordinal}`,
  category: categories.find(({ code }) => code === item.category)?.name ?? { zh: item.category, en: '' },
  content: naming.tell(item.content),
  measures: naming.tell(item.measures),
  responsiblePerson: naming.person(item.responsiblePerson),
  ...(!naming.named && sameName(item.responsiblePerson, letter.committerName) ? { byCommitter: true } : {}),
  dueOn: item.dueOn,
  targetQuantity: item.targetQuantity ?? null,
  targetUnit: item.targetUnit ?? null,
  ...(item.recurrence ? { recurrence: item.recurrence } : {}),
});
