import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excellence2010 } from '../../registry/rounds/index.ts';
import {
  ballotFaults,
  derive,
  gradeOf,
  missingParts,
  publicResult,
  selfScore,
  totalOf,
  triggersOf,
} from './rules.ts';
import { PARTS, type PartScores } from './types.ts';

const { scale, weights, grades, thresholds, capWhileOverdue } = excellence2010.settings;
const standards = { weights, grades, capWhileOverdue };

const score = fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100);
const scores: fc.Arbitrary<PartScores> = fc.record({
  self: score,
  leader: score,
  public: score,
  organization: score,
});
const counts = fc.record({
  satisfied: fc.nat(300),
  fairlySatisfied: fc.nat(300),
  dissatisfied: fc.nat(300),
  unaware: fc.nat(300),
});
const rank = (code: string): number => grades.findIndex((grade) => grade.code === code);

describe('self-check and public appraisal', () => {
  test('kept, partly kept and not kept are worth 100, 50 and 0', () => {
    expect(selfScore(['yes', 'partly', 'no'])).toBe(50);
    expect(selfScore(['yes', 'yes', 'partly'])).toBe(83.33);
    expect(selfScore([])).toBe(0);
  });

  test('the worked example of the paper form', () => {
    const result = publicResult(
      scale,
      { satisfied: 60, fairlySatisfied: 25, dissatisfied: 15, unaware: 20 },
      10,
    );
    expect(result).toEqual({ valid: 100, score: 82, satisfactionRate: 85, dissatisfiedRate: 15 });
  });

  test('answers that do not count weigh neither way', () => {
    fc.assert(
      fc.property(counts, fc.nat(500), (given, unaware) => {
        expect(publicResult(scale, { ...given, unaware }, 1)).toEqual(
          publicResult(scale, { ...given, unaware: 0 }, 1),
        );
      }),
    );
  });

  test('score and rates stay in range, rates complete each other, and a better answer never lowers the score', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const result = publicResult(scale, given, 1);
        const better = publicResult(scale, { ...given, satisfied: given.satisfied + 1 }, 1);
        if (result.score === null || result.satisfactionRate === null || result.dissatisfiedRate === null) {
          return expect(result.valid).toBe(0);
        }
        expect(result.score).toBeGreaterThanOrEqual(30);
        expect(result.score).toBeLessThanOrEqual(100);
        expect(result.satisfactionRate + result.dissatisfiedRate).toBeCloseTo(100, 1);
        expect(better.score).toBeGreaterThanOrEqual(result.score);
      }),
    );
  });

  test('below the least number of ballots nothing is shown', () => {
    const nine = { satisfied: 9, fairlySatisfied: 0, dissatisfied: 0, unaware: 40 };
    expect(publicResult(scale, nine, 10)).toEqual({
      valid: 9,
      score: null,
      satisfactionRate: null,
      dissatisfiedRate: null,
    });
    expect(publicResult(scale, { ...nine, satisfied: 10 }, 10).score).toBe(100);
  });

  test('figures that do not agree are told at their field, and only then', () => {
    const meeting = fc.record({ counts, invalid: fc.nat(20), lost: fc.nat(20), absent: fc.nat(20) });
    fc.assert(
      fc.property(
        meeting,
        fc.integer({ min: -3, max: 3 }),
        ({ counts: given, invalid, lost, absent }, wrong) => {
          const answered = Object.values(given).reduce((sum, count) => sum + count, 0);
          const returned = answered + invalid;
          const issued = returned + lost;
          const figures = { participants: issued + absent, issued, returned, counts: given, invalid };
          expect(ballotFaults(scale, figures)).toEqual([]);
          const fields = ballotFaults(scale, { ...figures, returned: returned + wrong }).map(
            ({ field }) => field,
          );
          expect(fields.includes('returned')).toBe(wrong !== 0);
        },
      ),
    );
    const plain = {
      participants: 10,
      issued: 12,
      returned: 13,
      counts: { satisfied: 12, great: 1 },
      invalid: 1,
    };
    expect(ballotFaults(scale, plain).map(({ field, code }) => [field, code])).toEqual([
      ['issued', 'appraisal.issued-above-participants'],
      ['returned', 'appraisal.returned-above-issued'],
      ['counts.great', 'appraisal.unknown-answer'],
    ]);
  });
});

describe('total and grade', () => {
  test('weights 10, 20, 40, 30', () => {
    expect(totalOf({ self: 100, leader: 80, public: 90, organization: 70 }, weights)).toBe(83);
  });

  test('the total lies between the lowest and the highest voice and never falls when one voice rises', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(...PARTS), score, (given, part, other) => {
        const values = PARTS.map((name) => given[name] ?? 0);
        const total = totalOf(given, weights);
        expect(total).toBeGreaterThanOrEqual(Math.min(...values) - 0.005);
        expect(total).toBeLessThanOrEqual(Math.max(...values) + 0.005);
        const raised = totalOf({ ...given, [part]: Math.max(other, given[part] ?? 0) }, weights);
        expect(raised).toBeGreaterThanOrEqual(total);
      }),
    );
  });

  test('without one voice the others keep their proportion, and the missing one is named', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom('self', 'leader', 'public'), (given, gone) => {
        const heard = { ...given, [gone]: null };
        const rest = PARTS.filter((part) => part !== gone);
        const share = rest.reduce((sum, part) => sum + weights[part], 0);
        const expected = rest.reduce((sum, part) => sum + (given[part] ?? 0) * weights[part], 0) / share;
        expect(totalOf(heard, weights)).toBeCloseTo(expected, 1);
        expect(missingParts(heard, weights, false)).toEqual([gone]);
        expect(missingParts(given, weights, false)).toEqual([]);
        expect(missingParts(heard, { ...weights, [gone]: 0 }, false)).toEqual([]);
      }),
    );
    expect(missingParts({ self: 1, leader: 1, public: null, organization: 1 }, weights, true)).toEqual([
      'tooFewBallots',
    ]);
  });

  test('a grade begins exactly at its threshold, and a higher total never gives a lower grade', () => {
    expect([100, 85, 84.99, 70, 69.99, 60, 59.99, 0].map((total) => gradeOf(grades, total))).toEqual([
      'good', 'good', 'fairlyGood', 'fairlyGood', 'fair', 'fair', 'poor', 'poor',
    ]); // prettier-ignore
    fc.assert(
      fc.property(score, score, (a, b) => {
        expect(rank(gradeOf(grades, Math.max(a, b)))).toBeLessThanOrEqual(
          rank(gradeOf(grades, Math.min(a, b))),
        );
      }),
    );
  });

  test('while an overdue item is open no grade stands above the cap, and the cap never lifts one', () => {
    fc.assert(
      fc.property(scores, fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), (given, overdue) => {
        const free = derive(standards, given, []);
        const found = derive(standards, given, overdue);
        expect(free.caps).toEqual([]);
        expect(found.total).toBe(free.total);
        if (overdue.length === 0) expect(found.grade).toBe(free.grade);
        else expect(rank(found.grade)).toBe(Math.max(rank(free.grade), rank(capWhileOverdue)));
        expect(found.caps.map(({ from, to }) => [from, to])).toEqual(
          found.grade === free.grade ? [] : [[free.grade, capWhileOverdue]],
        );
      }),
    );
  });

  test('each reason for a rectification order stands alone', () => {
    const fine = {
      grade: 'good',
      publicResult: { satisfactionRate: 60, dissatisfiedRate: 29.99 },
      unfulfilledItems: 0,
    };
    const triggers = (change: object) => triggersOf({ grades, thresholds }, { ...fine, ...change });
    expect(triggers({})).toEqual([]);
    expect(triggers({ grade: 'poor' })).toEqual(['lowestGrade']);
    expect(triggers({ publicResult: { satisfactionRate: 59.99, dissatisfiedRate: 0 } })).toEqual([
      'lowSatisfaction',
    ]);
    expect(triggers({ publicResult: { satisfactionRate: 70, dissatisfiedRate: 30 } })).toEqual([
      'manyDissatisfied',
    ]);
    expect(triggers({ publicResult: { satisfactionRate: null, dissatisfiedRate: null } })).toEqual([]);
    expect(triggers({ unfulfilledItems: 1 })).toEqual(['unfulfilledItem']);
  });
});
