import { isWritten } from './missing-field.ts';
import { EMPTY_MEASURES, SLOGANS } from './slogans.data.ts';
import type { Check, Span } from './types.ts';
import { lettersIn, placesOf } from './words.ts';

/** Of the measures only what is wholly empty is told: a list of steps may well begin with a set phrase. */
const WHOLLY = 90;

/** 空话套话: the share of an item's characters that slogans take up, from the round's limit on; measures that are nothing else. */
export const slogans: Check = ({ items }, { round }) => {
  const { limits, lexicon } = round.settings.checks;
  const { list, empty } = listsWith(lexicon.slogans);
  return items.filter(isWritten).flatMap(({ id: itemId, content, measures }) => {
    const said = coverOf(content, list);
    const done = coverOf(measures, empty);
    return [
      ...(said.spans.length > 0 && said.share >= limits.slogans
        ? [{ reason: 'slogans' as const, itemId, field: 'content' as const, ...spoken(said) }]
        : []),
      ...(done.spans.length > 0 && done.share >= Math.max(WHOLLY, limits.slogans)
        ? [{ reason: 'emptyMeasures' as const, itemId, field: 'measures' as const, ...spoken(done) }]
        : []),
    ];
  });
};

interface Lists {
  readonly list: readonly string[];
  readonly empty: readonly string[];
}

const known = new WeakMap<readonly string[], Lists>();

/** The lists of the program with those of the office. */
function listsWith(own: readonly string[]): Lists {
  const list = [...SLOGANS, ...own];
  const lists = known.get(own) ?? { list, empty: [...EMPTY_MEASURES, ...list] };
  known.set(own, lists);
  return lists;
}

interface Cover {
  readonly spans: readonly Span[];
  readonly share: number;
}

function coverOf(text: string, list: readonly string[]): Cover {
  const spans = placesOf(text, list);
  const covered = spans.reduce((sum, { from, to }) => sum + lettersIn(text.slice(from, to)), 0);
  return { spans, share: Math.round((100 * covered) / Math.max(lettersIn(text), 1)) };
}

const spoken = ({ spans, share }: Cover) => ({ spans, params: { share } });
