import type { Answers, ImportJob, ImportQuestion } from '../../../../registry/imports/index.ts';
import type { Sent } from '../../../../ui/form/sent.ts';

const CELLS_SHOWN = 50;
const PREFIX = 'answer:';

export interface ShownCell {
  /** Name of its field in the form. */
  readonly name: string;
  readonly row: number;
  readonly label: string;
  readonly answer: string;
}

/** The question as a form asks it: its field, and what was answered so far. */
export const shownQuestion = (question: ImportQuestion, answers: Answers) => ({
  key: question.key,
  name: `${PREFIX}${question.key}`,
  kind: question.kind,
  value: question.value,
  proposal: question.proposal,
  options: question.options,
  count: question.count,
  /** Asked row by row from the start, as namesakes are. */
  cell: question.key.includes('#') ? (question.cells[0] ?? null) : null,
  answer: answers[question.key] ?? '',
});

/** The cells of one question with their own answers, 50 at a time. */
export function cellsOf(question: ImportQuestion, answers: Answers, from: number) {
  const cells = question.cells.slice(from, from + CELLS_SHOWN).map(({ row, label }): ShownCell => {
    const key = `${question.field}#${row}`;
    return { name: `${PREFIX}${key}`, row, label, answer: answers[key] ?? '' };
  });
  return { cells, next: from + CELLS_SHOWN < question.cells.length ? from + CELLS_SHOWN : null };
}

/**
 * What a form of answers says: `adopt` names a question whose proposal is taken, or `all` for those without an answer.
 */
export function answersIn(sent: Sent, job: ImportJob): Answers {
  const answers: Record<string, string> = {};
  for (const name of sent.data.keys()) {
    if (name.startsWith(PREFIX)) answers[name.slice(PREFIX.length)] = sent.text(name);
  }
  const adopt = sent.text('adopt');
  for (const { key, proposal } of job.questions) {
    if (proposal !== null && (adopt === key || (adopt === 'all' && !answers[key]))) answers[key] = proposal;
  }
  return answers;
}
