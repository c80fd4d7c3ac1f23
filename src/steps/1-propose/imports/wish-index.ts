import { likenessBands } from '../../../kernel/likeness.ts';
import { isSameWish, type Wish } from './likeness-rules.ts';

/** Sheets made of one template fill whole bands; so many are compared, the oldest first. */
const COMPARED = 40;

/** Finds the need that says the same as another in one organization, without comparing each with each. */
export class WishIndex<Need extends { readonly organizationId: string; readonly wish: Wish }> {
  readonly #byWords = new Map<string, Need>();
  readonly #byBand = new Map<string, Need[]>();

  add(need: Need): Need {
    const { organizationId, wish } = need;
    const key = exactKey(organizationId, wish);
    if (!this.#byWords.has(key)) this.#byWords.set(key, need);
    for (const band of likenessBands(wish.words)) {
      const near = this.#byBand.get(`${organizationId} ${band}`);
      if (near) near.push(need);
      else this.#byBand.set(`${organizationId} ${band}`, [need]);
    }
    return need;
  }

  find(organizationId: string, wish: Wish): Need | undefined {
    const exact = this.#byWords.get(exactKey(organizationId, wish));
    if (exact) return exact;
    const compared = new Set<Need>();
    for (const band of likenessBands(wish.words)) {
      for (const need of this.#byBand.get(`${organizationId} ${band}`) ?? []) {
        if (compared.size >= COMPARED) return undefined;
        if (compared.has(need)) continue;
        compared.add(need);
        if (isSameWish(need.wish, wish)) return need;
      }
    }
    return undefined;
  }
}

const exactKey = (organizationId: string, { words, places }: Wish): string =>
  [organizationId, places, words].join('\n');
