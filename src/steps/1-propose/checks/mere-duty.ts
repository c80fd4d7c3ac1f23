import { saysDuty } from './duty-likeness.ts';
import { OWED_BY_ALL } from './duty-words.data.ts';
import { isWritten } from './missing-field.ts';
import { quantitiesIn } from './quantities.ts';
import type { Check, Span } from './types.ts';
import { lettersIn } from './words.ts';

/** From here on a clause and a line of a duty list say the same. */
const SAME = 0.6;

/** Clause R1: no commitment consists of what is owed anyway. A clause with a quantity is more than the duty. */
export const mereDuty: Check = ({ items }, { duties, round }) => {
  const { limits, lexicon } = round.settings.checks;
  return items.filter(isWritten).flatMap(({ id, content }) => {
    const owed = clausesOf(content)
      .filter((span) => quantitiesIn(content.slice(span.from, span.to), lexicon.units).length === 0)
      .flatMap((span) => {
        const line = dutySaying(content.slice(span.from, span.to), duties);
        return line === undefined ? [] : [{ span, line }];
      });
    const covered = owed.reduce((sum, { span }) => sum + lettersIn(content.slice(span.from, span.to)), 0);
    const share = Math.round((100 * covered) / Math.max(lettersIn(content), 1));
    if (owed.length === 0 || share < limits.mereDuty) return [];
    return [
      {
        reason: 'mereDuty' as const,
        itemId: id,
        field: 'content' as const,
        spans: owed.map(({ span }) => span),
        params: { share, duty: owed[0]!.line },
      },
    ];
  });
};

/** The duty that a clause repeats: of the round's lists the nearest line, else what everybody owes. */
const dutySaying = (clause: string, duties: readonly string[]): string | undefined => {
  let [best, found]: [number, string | undefined] = [SAME, undefined];
  for (const duty of duties) {
    for (const line of [duty, ...clausesOf(duty).map(({ from, to }) => duty.slice(from, to))]) {
      const share = saysDuty(clause, line);
      if (share >= best) [best, found] = [share, duty];
      if (share === 1) return duty;
    }
  }
  return found ?? OWED_BY_ALL.find(([, says]) => says.test(clause))?.[0];
};

const clausesOf = (text: string): Span[] =>
  [...text.matchAll(/[^，。；、,;\s！!：:]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
