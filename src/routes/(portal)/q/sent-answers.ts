import type { Question } from '../../../steps/1-propose/questionnaires/types.ts';
import type { Sent } from '../../../ui/form/sent.ts';

/** What was sent for each question, in their order. */
export const sentAnswers = (sent: Sent, questions: readonly Question[]): string[][] =>
  questions.map(({ kind }, i) => (kind === 'text' ? [sent.text(`q${i + 1}`)] : sent.texts(`q${i + 1}`)));
