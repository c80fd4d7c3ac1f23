import { isWritten } from './missing-field.ts';
import { VAGUE_TIMES } from './observable.data.ts';
import { quantitiesIn } from './quantities.ts';
import type { Check, CheckFacts, Found, FindingReason, Span } from './types.ts';
import { halfWidth, placesOf } from './words.ts';

/** Days that have passed, lie outside the round, are all its last one, contradict the words, or are put off in words. */
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
  for (const { id, content, dueOn, recurrence } of items) {
    const said = deadlineIn(content);
    if (!said || !dueOn || recurrence || said.month === monthOf(dueOn)) continue;
    found.push({
      reason: 'dueDiffers',
      itemId: id,
      field: 'content',
      spans: [said.span],
      params: { day: dueOn, said: content.slice(said.span.from, said.span.to) },
    });
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

const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const DEADLINE = new RegExp(
  String.raw`(?<![\d个每])(\d{1,2}|十[一二]?|[${MONTHS.slice(0, 9).join('')}])月(?:份|\d{1,2}[日号])?(?:[底末]之?前|[底末]|[上中下]旬前|之?前|以前)`,
  'gu',
);

/** 6月底前: by which month the words say it will be done; of several the last one, since the others are steps. */
function deadlineIn(text: string): { readonly month: number; readonly span: Span } | undefined {
  const match = [...halfWidth(text).matchAll(DEADLINE)].at(-1);
  if (!match) return undefined;
  const month = /^\d/u.test(match[1]!) ? Number(match[1]) : MONTHS.indexOf(match[1]!) + 1;
  if (month < 1 || month > 12) return undefined;
  return { month, span: { from: match.index, to: match.index + match[0].length } };
}

const monthOf = (day: string): number => Number(day.slice(5, 7));
