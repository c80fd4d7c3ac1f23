import { isWritten } from './missing-field.ts';
import { VAGUE_TIMES } from './observable.data.ts';
import { quantitiesIn } from './quantities.ts';
import type { Check, CheckFacts, Found, FindingReason } from './types.ts';
import { placesOf } from './words.ts';

/** Days that have passed, lie outside the round, are all its last one, or are put off in words. */
export const badDueDate: Check = ({ items }, facts) => {
  const found: Found[] = items.flatMap((item) => {
    const reason = item.dueOn
      ? reasonFor(item.dueOn, facts, facts.ledger?.includes(item.id) ?? false)
      : undefined;
    const params = { day: item.dueOn, from: facts.round.startsOn, to: facts.round.endsOn };
    return reason ? [{ reason, itemId: item.id, field: 'dueOn' as const, spans: [], params }] : [];
  });
  for (const { id, content } of items) {
    const spans = placesOf(content, VAGUE_TIMES);
    if (spans.length === 0 || quantitiesIn(content).some(({ kind }) => kind === 'frequency')) continue;
    found.push({ reason: 'vagueTime', itemId: id, field: 'content', spans, params: {} });
  }
  const written = items.filter(isWritten);
  if (written.length > 1 && written.every(({ dueOn }) => dueOn === facts.round.endsOn)) {
    found.push({
      reason: 'allOnLastDay',
      spans: [],
      params: { day: facts.round.endsOn, items: written.length },
    });
  }
  return found;
};

function reasonFor(
  dueOn: string,
  { round, today }: CheckFacts,
  published: boolean,
): FindingReason | undefined {
  if (dueOn > round.endsOn) return 'dueAfterRound';
  if (dueOn < round.startsOn) return 'dueBeforeRound';
  return dueOn < today && !published ? 'duePast' : undefined;
}
