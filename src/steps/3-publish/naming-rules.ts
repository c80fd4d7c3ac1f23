import { maskIn, maskName, unmaskIn } from '../../registry/letters/rules.ts';
import type { Committer, Letter } from '../../registry/letters/types.ts';
import type { RoundSettings } from '../../registry/rounds/types.ts';
import type { PublicItem, PublicLetter } from './types.ts';

/** What decides under which name the public reads of a committer. */
export interface NamingFacts {
  readonly committer: Committer;
  /** As it stands on the letter. */
  readonly name: string;
  /** Published as the letter of a leading cadre. */
  readonly asCadre: boolean;
  readonly memberLetters: RoundSettings['memberLettersOnPortal'];
  /** A consent of this person for this round stands at this moment. */
  readonly consented: boolean;
}

/** The public reads the name itself of organizations, of leading cadres, and of members who agreed to it. */
export const isNamed = ({ committer, asCadre, memberLetters, consented }: NamingFacts): boolean =>
  committer === 'organization' || asCadre || (memberLetters === 'full' && consented);

/** The one name of a committer in public: pages, feeds, exports and documents show this and nothing else. */
export const publicName = (facts: NamingFacts): string =>
  isNamed(facts) ? facts.name : maskName(facts.name);

/** How the public reads what stands in a letter. */
export interface PublicNaming {
  readonly named: boolean;
  readonly name: string;
  /** A text of the letter, or about it. */
  tell(text: string): string;
  /** The person responsible for an item: in members' letters nobody else is named but who agreed to it. */
  person(name: string): string;
}

export function publicNaming(facts: NamingFacts): PublicNaming {
  const named = isNamed(facts);
  const ofMember = facts.committer === 'person' && !facts.asCadre;
  return {
    named,
    name: publicName(facts),
    tell: (text) => (named ? text : maskIn(text, facts.name)),
    person: (name) => (named && (!ofMember || sameName(name, facts.name)) ? name : maskName(name)),
  };
}

/** The naming of whatever is logged: a consent can be taken back, the log cannot, so it never carries a member's name. */
export const loggedNaming = ({
  committer,
  committerName,
  asCadre,
}: Pick<Letter, 'committer' | 'committerName' | 'asCadre'>): PublicNaming =>
  publicNaming({ committer, name: committerName, asCadre, memberLetters: 'off', consented: false });

/** A logged document as the public reads it now: a standing consent puts the member's name back in its place. */
export function namedDocument(document: PublicLetter, facts: NamingFacts): PublicLetter {
  const byConsent = facts.committer === 'person' && !facts.asCadre && isNamed(facts);
  if (!byConsent) return document;
  const tell = (text: string): string => unmaskIn(text, facts.name);
  const named = (item: PublicItem): PublicItem => ({
    ...item,
    content: tell(item.content),
    measures: tell(item.measures),
    responsiblePerson: item.byCommitter ? facts.name : item.responsiblePerson,
  });
  return {
    ...document,
    committer: { ...document.committer, name: facts.name },
    opening: tell(document.opening),
    items: document.items.map(named),
    reason: document.reason && tell(document.reason),
  };
}

const bare = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/** Names are compared without blanks and widths. */
export const sameName = (one: string, other: string): boolean => bare(one) === bare(other);
