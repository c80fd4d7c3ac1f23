import type { Sent } from '../../../../../ui/form/sent.ts';

/** The questions a form sent, in their order: `questions.0.text`, `questions.1.text`, … */
export function questionsOf(sent: Sent) {
  const questions = [];
  for (let i = 0; sent.data.has(`questions.${i}.kind`); i += 1) {
    const at = (name: string): string => `questions.${i}.${name}`;
    questions.push({
      kind: sent.text(at('kind')),
      text: sent.text(at('text')),
      required: sent.flag(at('required')),
      options: sent.text(at('options')).split('\n'),
      points: sent.number(at('points')) ?? 5,
      low: sent.text(at('low')),
      high: sent.text(at('high')),
    });
  }
  return questions;
}

export type TypedQuestion = ReturnType<typeof questionsOf>[number];

export const draftOf = (sent: Sent, questions: readonly TypedQuestion[] = questionsOf(sent)) => ({
  revision: sent.number('revision') ?? 0,
  title: sent.text('title'),
  intro: sent.text('intro'),
  opensOn: sent.text('opensOn'),
  closesOn: sent.text('closesOn'),
  questions,
});

const emptyQuestion = (kind: string): TypedQuestion => ({
  kind,
  text: '',
  required: false,
  options: [],
  points: 5,
  low: '',
  high: '',
});

/**
 * The questions after `up:2`, `down:2`, `copy:2`, `remove:2` or `add:scale`, and which one to go on with.
 * Anything else leaves them as they are.
 */
export function rearranged(
  questions: readonly TypedQuestion[],
  change: string,
): { questions: TypedQuestion[]; at: number } {
  const [act, what = ''] = change.split(':');
  if (act === 'add') return { questions: [...questions, emptyQuestion(what)], at: questions.length };
  const index = Number(what);
  const moved = questions[index];
  const rest = questions.filter((_, i) => i !== index);
  if (!moved) return { questions: [...questions], at: 0 };
  if (act === 'remove') return { questions: rest, at: Math.max(0, index - 1) };
  if (act === 'copy') return { questions: questions.toSpliced(index + 1, 0, moved), at: index + 1 };
  const at = Math.min(Math.max(index + (act === 'up' ? -1 : 1), 0), rest.length);
  return { questions: rest.toSpliced(at, 0, moved), at };
}
