import type { FieldFault } from '../../kernel/errors.ts';
import type { Grade, RoundSettings, ScaleOption } from '../../registry/rounds/types.ts';
import {
  PARTS,
  type Cap,
  type Counts,
  type Derivation,
  type Fulfilled,
  type Missing,
  type Part,
  type PartScores,
  type Trigger,
} from './types.ts';

const WORTH: Readonly<Record<Fulfilled, number>> = { yes: 100, partly: 50, no: 0 };

/** Two decimals, half up; scores are never negative. */
const rounded = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

/** 自查得分: kept 100, partly kept 50, not kept 0, averaged over the items; nobody types it. */
export function selfScore(answers: readonly Fulfilled[]): number {
  if (answers.length === 0) return 0;
  return rounded(answers.reduce((sum, answer) => sum + WORTH[answer], 0) / answers.length);
}

export interface PublicResult {
  /** Ballots with an answer that counts. */
  readonly valid: number;
  readonly score: number | null;
  /** Percent of the valid ballots. */
  readonly satisfactionRate: number | null;
  readonly dissatisfiedRate: number | null;
}

/** 群众评议: answers that do not count (不了解) weigh neither way. Null everywhere below `minBallots` valid ballots. */
export function publicResult(
  scale: readonly ScaleOption[],
  counts: Counts,
  minBallots: number,
): PublicResult {
  const counted = scale.filter((option) => option.counted);
  const sum = (weight: (option: ScaleOption) => number): number =>
    counted.reduce((total, option) => total + (counts[option.code] ?? 0) * weight(option), 0);
  const valid = sum(() => 1);
  if (valid === 0 || valid < minBallots) {
    return { valid, score: null, satisfactionRate: null, dissatisfiedRate: null };
  }
  return {
    valid,
    score: rounded(sum(({ points }) => points) / valid),
    satisfactionRate: rounded((sum(({ satisfied }) => Number(satisfied)) / valid) * 100),
    dissatisfiedRate: rounded((sum(({ satisfied }) => Number(!satisfied)) / valid) * 100),
  };
}

export interface BallotFigures {
  readonly participants: number;
  readonly issued: number;
  readonly returned: number;
  readonly counts: Counts;
  /** 废票: returned without a readable answer. */
  readonly invalid: number;
}

/** 票数要对得上: each fault stands at the field to correct. Field `counts.<code>` holds one answer of the scale. */
export function ballotFaults(scale: readonly ScaleOption[], figures: BallotFigures): FieldFault[] {
  const { participants, issued, returned, counts, invalid } = figures;
  const faults: FieldFault[] = [];
  const answered = scale.reduce((sum, { code }) => sum + (counts[code] ?? 0), 0);
  const known = new Set(scale.map(({ code }) => code));
  if (issued > participants) faults.push({ field: 'issued', code: 'appraisal.issued-above-participants' });
  if (returned > issued) faults.push({ field: 'returned', code: 'appraisal.returned-above-issued' });
  for (const code of Object.keys(counts)) {
    if (!known.has(code)) faults.push({ field: `counts.${code}`, code: 'appraisal.unknown-answer' });
  }
  if (answered + invalid !== returned) {
    faults.push({ field: 'returned', code: 'appraisal.sums-differ', value: String(returned) });
  }
  return faults;
}

/** Which voices that weigh in this round are still missing. */
export function missingParts(
  scores: PartScores,
  weights: Readonly<Record<Part, number>>,
  ballotsHeld: boolean,
): Missing[] {
  return PARTS.filter((part) => part !== 'organization' && weights[part] > 0 && scores[part] === null).map(
    (part) => (part === 'public' && ballotsHeld ? 'tooFewBallots' : (part as Missing)),
  );
}

/** Σ weight × score ÷ Σ weight over the voices heard, two decimals; 0 when none was heard. */
export function totalOf(scores: PartScores, weights: Readonly<Record<Part, number>>): number {
  let sum = 0;
  let weight = 0;
  for (const part of PARTS) {
    const score = scores[part];
    if (score === null) continue;
    sum += weights[part] * score;
    weight += weights[part];
  }
  return weight === 0 ? 0 : rounded(sum / weight);
}

/** The highest grade whose threshold the total reaches; the last grade starts at 0 and catches everything. */
export function gradeOf(grades: readonly Grade[], total: number): string {
  const falling = grades.toSorted((a, b) => b.from - a.from);
  return (falling.find(({ from }) => total >= from) ?? falling.at(-1))?.code ?? '';
}

type Standards = Pick<RoundSettings, 'weights' | 'grades' | 'capWhileOverdue'>;

/** Total, grade and caps with everything they came from; `overdue` are the numbers of overdue items still open. */
export function derive(standards: Standards, scores: PartScores, overdue: readonly string[]): Derivation {
  const total = totalOf(scores, standards.weights);
  const reached = gradeOf(standards.grades, total);
  const capped = overdue.length > 0 && isAbove(standards.grades, reached, standards.capWhileOverdue);
  const caps: Cap[] = capped
    ? [{ code: 'overdueItem', from: reached, to: standards.capWhileOverdue, items: [...overdue] }]
    : [];
  return {
    parts: scores,
    weights: standards.weights,
    total,
    grade: capped ? standards.capWhileOverdue : reached,
    caps,
  };
}

function isAbove(grades: readonly Grade[], code: string, other: string): boolean {
  const of = (wanted: string): number | undefined => grades.find((grade) => grade.code === wanted)?.from;
  const [from, limit] = [of(code), of(other)];
  return from !== undefined && limit !== undefined && from > limit;
}

export interface Verdict {
  readonly grade: string;
  readonly publicResult: Pick<PublicResult, 'satisfactionRate' | 'dissatisfiedRate'>;
  /** Items found unfulfilled, or still owed after the round has ended. */
  readonly unfulfilledItems: number;
}

/** What calls for 责令限期整改 under the round's thresholds. */
export function triggersOf(
  { grades, thresholds }: Pick<RoundSettings, 'grades' | 'thresholds'>,
  verdict: Verdict,
): Trigger[] {
  const { satisfactionRate, dissatisfiedRate } = verdict.publicResult;
  const lowest = grades.toSorted((a, b) => a.from - b.from)[0]?.code;
  const triggers: Trigger[] = [];
  if (verdict.grade === lowest) triggers.push('lowestGrade');
  if (satisfactionRate !== null && satisfactionRate < thresholds.satisfactionMin)
    triggers.push('lowSatisfaction');
  if (dissatisfiedRate !== null && dissatisfiedRate >= thresholds.dissatisfiedMax)
    triggers.push('manyDissatisfied');
  if (verdict.unfulfilledItems > 0) triggers.push('unfulfilledItem');
  return triggers;
}
