import { cleanName } from '../../kernel/names.ts';
import type { OrganizationKind } from './types.ts';

const ENDINGS: readonly (readonly [RegExp, OrganizationKind])[] = [
  [/党组$/, 'leadingGroup'],
  [/党小组$/, 'cell'],
  [/(?:党总支部委员会|总支部委员会|总支委员会|党总支部|总支部|党总支|总支)$/, 'generalBranch'],
  [/(?:党支部委员会|支部委员会|党支部|支部|支委会)$/, 'branch'],
  [/(?:工作委员会|党工作委员会|工作党委|党工委|工委)$/, 'workCommittee'],
  [/(?:委员会|党委会|党委|委)$/, 'committee'],
];
const PARTY = /^(?:中国共产党|中共)/;
const LOCAL = /(?:省|市|自治州|地区|盟|县|区|旗)$/;

const split = (name: string): readonly [base: string, kind: OrganizationKind | null] => {
  const bare = name.replace(PARTY, '');
  for (const [ending, kind] of ENDINGS) if (ending.test(bare)) return [bare.replace(ending, ''), kind];
  return [bare, null];
};

/** Nothing but common Chinese characters: nothing to clean, as with nearly every name. */
const PLAIN = /^[\u3400-\u9fff]+$/;

/** What two names are compared by: full width, spaces and case do not tell organizations apart. */
export const nameKey = (name: string): string =>
  PLAIN.test(name) ? name : cleanName(name).normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

/** The same for 中共大许镇委员会 and 大许镇党委: what it is called and what kind of body it is. */
export function canonicalName(key: string): string {
  const [base, kind] = split(key);
  return kind === null ? base : `${base}#${kind}`;
}

/** The same for 大许镇 and 大许镇党委: what it is called alone. */
export const baseName = (key: string): string => split(key)[0];

/** Is `typed` a usual way of writing this organization's name? */
export function sameName(
  typed: string,
  one: { readonly name: string; readonly shortName: string | null },
): boolean {
  const key = nameKey(typed);
  return [one.name, one.shortName ?? one.name].some(
    (name) => nameKey(name) === key || baseName(nameKey(name)) === baseName(key),
  );
}

/** Which kind the name itself says; null when it does not. */
export function kindOfName(name: string): OrganizationKind | null {
  const [base, kind] = split(nameKey(name));
  return kind === 'committee' && PARTY.test(name) && LOCAL.test(base) ? 'localCommittee' : kind;
}

const KINDS: Readonly<Record<string, OrganizationKind>> = {
  地方党委: 'localCommittee', 地方委员会: 'localCommittee', 县委: 'localCommittee', 区委: 'localCommittee',
  市委: 'localCommittee', 县区委: 'localCommittee', 党的地方委员会: 'localCommittee',
  工委: 'workCommittee', 党工委: 'workCommittee', 工作委员会: 'workCommittee', 派出工委: 'workCommittee',
  街道党工委: 'workCommittee', 工作党委: 'workCommittee',
  党委: 'committee', 基层党委: 'committee', 委员会: 'committee', 党的基层委员会: 'committee', 乡镇党委: 'committee',
  镇党委: 'committee', 乡党委: 'committee', 机关党委: 'committee',
  党总支: 'generalBranch', 总支: 'generalBranch', 党总支部: 'generalBranch', 总支部: 'generalBranch',
  党的总支部: 'generalBranch', 党的总支部委员会: 'generalBranch',
  党支部: 'branch', 支部: 'branch', 党的支部: 'branch', 联合党支部: 'branch', 联合支部: 'branch',
  临时党支部: 'branch', 党的支部委员会: 'branch', 村党支部: 'branch', 社区党支部: 'branch',
  党小组: 'cell', 小组: 'cell',
  党组: 'leadingGroup', 党组性质党委: 'leadingGroup', 党组党委: 'leadingGroup',
}; // prettier-ignore

/** Undefined for words that name no kind. */
export const kindOfWord = (word: string): OrganizationKind | undefined => KINDS[nameKey(word)];
