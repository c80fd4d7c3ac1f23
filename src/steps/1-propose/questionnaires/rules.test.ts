import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellOf, choicesOf, countsOf, readCell, standingOf, visibleTo, type Tally } from './rules.ts';
import { CHANNELS, type Answer, type Question } from './types.ts';

const question = fc.record({
  kind: fc.constantFrom('single' as const, 'multiple' as const, 'scale' as const),
  text: fc.constant('问'),
  required: fc.boolean(),
  options: fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 2, maxLength: 9 }),
  points: fc.integer({ min: 3, max: 5 }),
  low: fc.constant('低'),
  high: fc.constant('高'),
});

const answerTo = (asked: Question): fc.Arbitrary<Answer> => {
  const choice = fc.integer({ min: 1, max: choicesOf(asked) });
  const several = fc.uniqueArray(choice, { minLength: 1 }).map((chosen) => chosen.toSorted((a, b) => a - b));
  return fc.oneof(fc.constant(null), asked.kind === 'multiple' ? several : choice.map((one) => [one]));
};

/** As the database tallies. */
function tally(sheets: readonly (readonly [(typeof CHANNELS)[number], readonly Answer[]])[]): Tally[] {
  return sheets.flatMap(([channel, answers]) =>
    answers.flatMap((answer, position) =>
      Array.isArray(answer)
        ? [null, ...(answer as number[])].map((choice) => ({ question: position, choice, channel, count: 1 }))
        : [],
    ),
  );
}

test('a cell typed as it is shown reads as the same answer', () => {
  fc.assert(
    fc.property(
      question.chain((asked) => fc.tuple(fc.constant(asked), answerTo(asked))),
      ([asked, answer]) => {
        expect(readCell(asked, cellOf(answer))).toEqual({ answer });
      },
    ),
  );
});

test('nobody is counted twice or lost: options of one choice add up, means stay within the scale', () => {
  const scene = fc
    .array(question, { minLength: 1, maxLength: 4 })
    .chain((questions) =>
      fc.tuple(
        fc.constant(questions),
        fc.array(fc.tuple(fc.constantFrom(...CHANNELS), fc.tuple(...questions.map(answerTo)))),
      ),
    );
  fc.assert(
    fc.property(scene, ([questions, sheets]) => {
      const counts = countsOf(questions, tally(sheets));
      for (const [position, { question: asked, answered, choices, mean }] of counts.entries()) {
        const given = sheets.map(([, answers]) => answers[position]).filter((answer) => answer !== null);
        expect(answered).toBe(given.length);
        const total = choices.reduce((sum, { count }) => sum + count, 0);
        if (asked.kind === 'multiple') expect(total).toBeGreaterThanOrEqual(answered);
        else expect(total).toBe(answered);
        for (const { count, byChannel } of choices) {
          expect(count).toBeLessThanOrEqual(answered);
          expect(byChannel.online + byChannel.paper).toBe(count);
        }
        if (asked.kind === 'scale' && answered > 0) {
          const points = given.flatMap((answer) => answer as number[]);
          expect(mean).toBeCloseTo(points.reduce((sum, point) => sum + point, 0) / points.length, 10);
        } else expect(mean).toBeUndefined();
      }
    }),
  );
});

describe('who sees what', () => {
  it.each([
    [{ online: 4, paper: 0 }, false, false],
    [{ online: 5, paper: 0 }, true, true],
    [{ online: 9, paper: 4 }, true, false],
    [{ online: 5, paper: 5 }, true, true],
    [{ online: 2, paper: 3 }, true, false],
  ])('%j', (answered, results, channels) => {
    expect(visibleTo(false, answered)).toEqual({ results, channels });
    expect(visibleTo(true, answered)).toEqual({ results: true, channels: true });
  });
});

it.each([
  ['draft', null, null, 'draft'],
  ['open', '2026-03-03', null, 'waiting'],
  ['open', '2026-03-02', '2026-03-02', 'open'],
  ['open', null, '2026-03-01', 'ended'],
  ['open', null, null, 'open'],
  ['closed', null, '2026-12-31', 'closed'],
] as const)('%s from %s to %s stands at %s', (state, opensOn, closesOn, standing) => {
  expect(standingOf({ state, opensOn, closesOn }, '2026-03-02')).toBe(standing);
});
