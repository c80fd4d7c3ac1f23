import { isWritten } from './missing-field.ts';
import { SLOGANS } from './slogans.data.ts';
import type { Check } from './types.ts';
import { lettersIn, placesOf } from './words.ts';

/** 空话套话: the share of an item's characters that slogans take up, from the round's limit on. */
export const slogans: Check = ({ items }, { round }) => {
  const { limits, lexicon } = round.settings.checks;
  const list = [...SLOGANS, ...lexicon.slogans];
  return items.filter(isWritten).flatMap(({ id, content }) => {
    const spans = placesOf(content, list);
    const covered = spans.reduce((sum, { from, to }) => sum + lettersIn(content.slice(from, to)), 0);
    const share = Math.round((100 * covered) / Math.max(lettersIn(content), 1));
    if (spans.length === 0 || share < limits.slogans) return [];
    return [{ reason: 'slogans' as const, itemId: id, field: 'content' as const, spans, params: { share } }];
  });
};
