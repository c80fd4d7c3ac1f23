import type { Day } from '../../../kernel/days.ts';
import type { FieldFault } from '../../../kernel/errors.ts';
import { maskPersonalData } from '../../../kernel/personal-data.ts';
import {
  QUESTIONNAIRE_LIMITS,
  type Answer,
  type Question,
  type QuestionKind,
  type Questionnaire,
  type QuestionnaireState,
  type Standing,
} from './types.ts';

export * from './counting-rules.ts';

/** Where a questionnaire stands on a day. Days are the first and the last on which it is answered online. */
export function standingOf(
  { state, opensOn, closesOn }: Pick<Questionnaire, 'state' | 'opensOn' | 'closesOn'>,
  today: Day,
): Standing {
  if (state !== 'open') return state;
  if (opensOn !== null && today < opensOn) return 'waiting';
  return closesOn !== null && today > closesOn ? 'ended' : 'open';
}

export type QuestionnaireAct = 'save' | 'open' | 'close' | 'reopen' | 'discard' | 'enter';

/** What each state allows. Sheets handed in on paper are typed in after the last day too, until it is closed. */
const ALLOWED: Readonly<Record<QuestionnaireState, readonly QuestionnaireAct[]>> = {
  draft: ['save', 'open', 'discard'],
  open: ['close', 'enter'],
  closed: ['reopen'],
};

export const allows = (state: QuestionnaireState, act: QuestionnaireAct): boolean =>
  ALLOWED[state].includes(act);

export const isChoice = (kind: QuestionKind): kind is 'single' | 'multiple' =>
  kind === 'single' || kind === 'multiple';

/** How many digits a question offers; 0 for words. */
export const choicesOf = ({ kind, options, points }: Question): number =>
  kind === 'text' ? 0 : kind === 'scale' ? points : options.length;

/** What keeps a questionnaire from being opened, at the fields of the builder. */
export function openingFaults(
  {
    title,
    questions,
    opensOn,
    closesOn,
  }: Pick<Questionnaire, 'title' | 'questions' | 'opensOn' | 'closesOn'>,
  today: Day,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (title === '') faults.push({ field: 'title', code: 'input.missing' });
  if (closesOn !== null && closesOn < today) {
    faults.push({ field: 'closesOn', code: 'questionnaire.day-past', value: closesOn });
  } else if (closesOn !== null && opensOn !== null && closesOn < opensOn) {
    faults.push({ field: 'closesOn', code: 'questionnaire.days-reversed', value: closesOn });
  }
  if (questions.length === 0) faults.push({ field: 'questions', code: 'questionnaire.no-questions' });
  for (const [i, question] of questions.entries()) faults.push(...questionFaults(question, `questions.${i}`));
  return faults;
}

function questionFaults({ kind, text, options, low, high }: Question, at: string): FieldFault[] {
  const faults: FieldFault[] = [];
  if (text === '') faults.push({ field: `${at}.text`, code: 'input.missing' });
  if (isChoice(kind) && options.length < 2) {
    faults.push({ field: `${at}.options`, code: 'questionnaire.too-few-options' });
  } else if (isChoice(kind) && new Set(options).size < options.length) {
    faults.push({ field: `${at}.options`, code: 'questionnaire.same-options' });
  }
  if (kind === 'scale' && low === '') faults.push({ field: `${at}.low`, code: 'input.missing' });
  if (kind === 'scale' && high === '') faults.push({ field: `${at}.high`, code: 'input.missing' });
  return faults;
}

export type ReadAnswer = { readonly answer: Answer } | { readonly fault: CellFault };
export type CellFault =
  | 'questionnaire.one-digit'
  | 'questionnaire.no-such-option'
  | 'questionnaire.digits-only'
  | 'questionnaire.text-too-long';

/**
 * Reads one cell as typed from paper: `2`, or `13` for options 1 and 3; full-width digits count, separators are
 * skipped, nothing or `0` is no answer. Numbers of private persons in words are masked.
 */
export function readCell(question: Question, typed: string): ReadAnswer {
  if (question.kind === 'text') return readWords(typed);
  const digits = typed.normalize('NFKC').replaceAll(/[\s,，、.;；]/g, '');
  if (digits === '' || digits === '0') return { answer: null };
  if (!/^\d+$/.test(digits)) return { fault: 'questionnaire.digits-only' };
  const chosen = [...new Set(Array.from(digits, Number))].toSorted((a, b) => a - b);
  if (chosen.some((choice) => choice < 1 || choice > choicesOf(question))) {
    return { fault: 'questionnaire.no-such-option' };
  }
  if (question.kind !== 'multiple' && digits.length > 1) return { fault: 'questionnaire.one-digit' };
  return { answer: chosen };
}

function readWords(typed: string): ReadAnswer {
  const words = typed.trim().replaceAll(/\s+/g, ' ');
  if ([...words].length > QUESTIONNAIRE_LIMITS.text) return { fault: 'questionnaire.text-too-long' };
  return { answer: words === '' ? null : maskPersonalData(words) };
}

/** An answer as it is typed into a cell. */
export const cellOf = (answer: Answer): string =>
  answer === null ? '' : typeof answer === 'string' ? answer : answer.join('');

/**
 * Reads what was sent online, one list of values for each question.
 * @returns the answers, or the faults at `q1`, `q2`, …
 */
export function readForm(
  questions: readonly Question[],
  sent: readonly (readonly string[])[],
): { readonly answers: readonly Answer[]; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const answers = questions.map((question, i): Answer => {
    const values = sent[i] ?? [];
    const read = readCell(question, question.kind === 'text' ? (values[0] ?? '') : values.join(','));
    if ('fault' in read) {
      faults.push({ field: `q${i + 1}`, code: read.fault, params: { most: QUESTIONNAIRE_LIMITS.text } });
      return null;
    }
    if (question.required && read.answer === null) {
      faults.push({ field: `q${i + 1}`, code: 'questionnaire.answer-missing' });
    }
    return read.answer;
  });
  return { answers, faults };
}

export const isBlank = (answers: readonly Answer[]): boolean => answers.every((answer) => answer === null);

/** The words among the answers, for searching. */
export const wordsIn = (answers: readonly Answer[]): string[] =>
  answers.filter((answer): answer is string => typeof answer === 'string');
