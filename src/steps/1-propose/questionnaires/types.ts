import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';

/** 单选 · 多选 · 量表 · 填写. */
export const QUESTION_KINDS = ['single', 'multiple', 'scale', 'text'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface Question {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly required: boolean;
  /** Of a choice: at most nine, so that one digit of the keyboard stands for each. */
  readonly options: readonly string[];
  /** Of a scale: 3 to 5. */
  readonly points: number;
  /** Of a scale: the words at its two ends. */
  readonly low: string;
  readonly high: string;
}

/** Chosen options or points counted from 1; words; null where nothing was answered. */
export type Answer = readonly number[] | string | null;

export const QUESTIONNAIRE_STATES = ['draft', 'open', 'closed'] as const;
export type QuestionnaireState = (typeof QUESTIONNAIRE_STATES)[number];

/** `waiting`: opened for a later day. `ended`: its last day has passed; paper may still be typed in. */
export type Standing = 'draft' | 'waiting' | 'open' | 'ended' | 'closed';

export const CHANNELS = ['online', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** 问卷. */
export interface Questionnaire {
  readonly id: Id;
  readonly organizationId: Id;
  readonly code: string;
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly Question[];
  readonly state: QuestionnaireState;
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly revision: number;
}

/** One sheet of paper as it was typed in. */
export interface Sheet {
  readonly id: Id;
  readonly serial: string | null;
  readonly answers: readonly Answer[];
  readonly enteredOn: Day;
  readonly revision: number;
  /** Typed in by the one who looks, who may correct it. */
  readonly own: boolean;
}

export const QUESTIONNAIRE_LIMITS = {
  title: 60,
  intro: 300,
  questions: 20,
  question: 120,
  options: 9,
  option: 60,
  end: 12,
  text: 300,
  serial: 20,
} as const;
