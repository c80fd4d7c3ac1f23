import type { Channel, Question } from './types.ts';
import { CHANNELS } from './types.ts';

/** Fewer answers than this are shown to nobody but the organization that asked: few could be told apart. */
export const FEWEST_SHOWN = 5;

/** How often something was answered: `choice` counts an option, null everybody who answered the question. */
export interface Tally {
  /** Position of the question, from 0. */
  readonly question: number;
  readonly choice: number | null;
  readonly channel: Channel;
  readonly count: number;
}

export type ByChannel = Readonly<Record<Channel, number>>;

export interface ChoiceCount {
  readonly choice: number;
  readonly label: string;
  readonly count: number;
  readonly byChannel: ByChannel;
}

export interface QuestionCount {
  readonly question: Question;
  /** How many answered this question. */
  readonly answered: number;
  readonly answeredBy: ByChannel;
  /** In the order of the options or points; empty for words. */
  readonly choices: readonly ChoiceCount[];
  /** Of a scale: mean of the points; undefined when nobody answered. */
  readonly mean: number | undefined;
}

/** Counts for each question. What names no option of its question is left out. */
export function countsOf(questions: readonly Question[], tallies: readonly Tally[]): QuestionCount[] {
  return questions.map((question, position) => {
    const mine = tallies.filter((tally) => tally.question === position);
    const answeredBy = byChannel(mine.filter(({ choice }) => choice === null));
    const choices = labelsOf(question).map((label, i) => {
      const counted = byChannel(mine.filter(({ choice }) => choice === i + 1));
      return { choice: i + 1, label, count: sum(counted), byChannel: counted };
    });
    const points = choices.reduce((total, { count }) => total + count, 0);
    const weighed = choices.reduce((total, { choice, count }) => total + choice * count, 0);
    return {
      question,
      answered: sum(answeredBy),
      answeredBy,
      choices,
      mean: question.kind === 'scale' && points > 0 ? weighed / points : undefined,
    };
  });
}

/** Options, or the points of a scale with the words at its ends. */
export function labelsOf({ kind, options, points, low, high }: Question): string[] {
  if (kind === 'text') return [];
  if (kind !== 'scale') return [...options];
  return Array.from({ length: points }, (_, i) => {
    const end = i === 0 ? low : i === points - 1 ? high : '';
    return end ? `${i + 1} ${end}` : String(i + 1);
  });
}

const byChannel = (tallies: readonly Tally[]): ByChannel =>
  Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      tallies.filter((tally) => tally.channel === channel).reduce((total, { count }) => total + count, 0),
    ]),
  ) as Record<Channel, number>;

export const sum = ({ online, paper }: ByChannel): number => online + paper;

/** What somebody may be shown, given how many answered by each way. */
export interface Visible {
  readonly results: boolean;
  /** Both ways apart: only when neither is so small that a difference would tell of single answers. */
  readonly channels: boolean;
}

export function visibleTo(manages: boolean, answered: ByChannel): Visible {
  if (manages) return { results: true, channels: true };
  const enough = (count: number): boolean => count === 0 || count >= FEWEST_SHOWN;
  const results = sum(answered) >= FEWEST_SHOWN;
  return { results, channels: results && enough(answered.online) && enough(answered.paper) };
}
