import { likeness } from '../../../kernel/likeness.ts';
import { isWritten } from './missing-field.ts';
import type { Check, Found } from './types.ts';

/** 雷同: the nearest item of somebody else or of the round before, and items that say the same within the letter. */
export const copied: Check = ({ items }, { round, twins = [] }) => {
  const { copied: limit } = round.settings.checks.limits;
  const written = items.filter(isWritten);
  const found: Found[] = [];
  written.forEach((item, i) => {
    const at = { itemId: item.id, field: 'content' as const, spans: [{ from: 0, to: item.content.length }] };
    const before = written.slice(0, i).find((other) => saysTheSame(item.content, other.content, limit));
    if (before) {
      found.push({ ...at, reason: 'copiedWithin', params: { ordinal: items.indexOf(before) + 1 } });
    }
    const twin = twins.find(({ itemId, share }) => itemId === item.id && share >= limit);
    if (twin) found.push({ ...at, reason: 'copied', params: { share: twin.share, name: twin.name } });
  });
  return found;
};

/** Texts of very different length cannot be alike; that spares most comparisons while somebody types. */
const saysTheSame = (one: string, other: string, limit: number): boolean =>
  Math.min(one.length, other.length) >= 0.4 * Math.max(one.length, other.length) &&
  likeness(one, other) * 100 >= limit;
