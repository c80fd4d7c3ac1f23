import type { PersonKind } from './types.ts';

const WORDS: Readonly<Record<PersonKind, readonly string[]>> = {
  fullMember: ['正式党员', '中共党员', '党员', '中共正式党员', '中国共产党党员', '正式'],
  probationaryMember: ['预备党员', '中共预备党员', '中国共产党预备党员', '预备', '候补党员'],
  prospectiveMember: ['发展对象', '党员发展对象', '重点发展对象', '拟发展对象', '发展对象人选'],
  activist: ['入党积极分子', '积极分子', '党员积极分子', '要求入党的积极分子', '入党积极份子', '积极份子'],
};

const KIND_OF = new Map(
  (Object.entries(WORDS) as [PersonKind, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word) => [word, kind] as const),
  ),
);

/** Undefined for words that name no kind of person on a roster, such as 群众. */
export const kindOfWord = (word: string): PersonKind | undefined =>
  KIND_OF.get(word.normalize('NFKC').replaceAll(/[\s（）()]/g, ''));
