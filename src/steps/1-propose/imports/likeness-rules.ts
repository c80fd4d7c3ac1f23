import { likeness } from '../../../kernel/likeness.ts';

const CONTACT = /[，,；;。]?\s*(?:联系人|联系电话|联系方式|电话|手机)[^，,；;。]*$/;
/** 3号楼 and 5号楼 are different places; 28盏 and 30盏 are the same wish. */
const PLACE_NUMBER = /\d+(?=号|栋|幢|楼|单元|组|队|路|弄|巷|层|室|区|村|社|中|小)/g;
const NEAR = 0.8;

/** What a need says without who is to be called and without its quantities. */
export interface Wish {
  readonly words: string;
  readonly places: string;
}

export function wishOf(text: string): Wish {
  const plain = text.normalize('NFKC').replace(CONTACT, '');
  return {
    words: plain.replaceAll(/\d+(?:\.\d+)?(?!\d|号|栋|幢|楼|单元|组|队|路|弄|巷|层|室|区|村|社|中|小)/g, '#'),
    places: (plain.match(PLACE_NUMBER) ?? []).sort().join(' '),
  };
}

/** Near-duplicates that an import may lay together by itself: nearly the same words about the same place. */
export const isSameWish = (one: Wish, other: Wish): boolean =>
  one.places === other.places && (one.words === other.words || likeness(one.words, other.words) >= NEAR);
