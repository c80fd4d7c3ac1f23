import * as z from 'zod';
import { dayField, idField, optionalField, textField } from '../../../platform/text-fields.ts';
import { NEED_LIMITS } from '../needs/types.ts';
import { QUESTION_KINDS, QUESTIONNAIRE_LIMITS as MOST } from './types.ts';

/** Most answers and options taken in one step. */
const MOST_TICKED = 60;

/** May still be empty while it is being drafted. */
const draftText = (most: number) => optionalField(textField(most)).transform((text) => text ?? '');

/** Faults of single options are told at the list: they are typed into one field, a line each. */
const options = z
  .array(z.string().trim())
  .default([])
  .transform((lines) => lines.filter((line) => line !== ''))
  .superRefine((lines, ctx) => {
    const tell = (message: string): void => ctx.addIssue({ code: 'custom', message });
    if (lines.length > MOST.options) tell('questionnaire.too-many-options');
    if (lines.some((line) => [...line].length > MOST.option)) tell('questionnaire.option-too-long');
    for (const line of lines) {
      const issue = textField(2 * MOST.option).safeParse(line).error?.issues[0];
      if (issue?.code === 'custom') tell(issue.message);
    }
  });

const question = z.object({
  kind: z.enum(QUESTION_KINDS),
  text: draftText(MOST.question),
  required: z.boolean().default(false),
  options,
  points: z.number().int().min(3).max(5).default(5),
  low: draftText(MOST.end),
  high: draftText(MOST.end),
});

export const questionnaireDraft = z.object({
  revision: z.number().int(),
  title: draftText(MOST.title),
  intro: draftText(MOST.intro),
  opensOn: optionalField(dayField),
  closesOn: optionalField(dayField),
  questions: z.array(question).max(MOST.questions, 'questionnaire.too-many-questions'),
});

/** From an earlier one (its questions are copied), from the starter, or empty. */
export const newQuestionnaire = z.object({
  organizationId: idField,
  from: z.union([z.enum(['starter', 'empty']), z.uuid()]).default('starter'),
});

export const questionnaireRevision = z.object({ revision: z.number().int() });

export const reopening = z.object({ revision: z.number().int(), closesOn: optionalField(dayField) });

export const sheetInput = z.object({
  serial: optionalField(z.string().trim().max(MOST.serial)),
  cells: z.array(z.string().max(4 * MOST.text)).max(MOST.questions),
});

export const sheetCorrection = sheetInput.extend({ revision: z.number().int() });

/** What was ticked: texts of one question, options of any. */
export const ticked = z.object({
  question: z.number().int().min(0).default(0),
  answers: z.array(z.uuid()).max(MOST_TICKED, 'questionnaire.too-many-chosen').default([]),
  options: z
    .array(z.object({ question: z.number().int().min(0), choice: z.number().int().min(1) }))
    .max(MOST_TICKED, 'questionnaire.too-many-chosen')
    .default([]),
});

export const needsFromAnswers = ticked.extend({
  /** In the order of `chosen`, one each; or a single one for all of them. */
  needs: z
    .array(
      z.object({
        text: textField(NEED_LIMITS.text),
        place: optionalField(textField(NEED_LIMITS.place)),
        category: optionalField(z.string().max(NEED_LIMITS.category)),
        raisedCount: z.number().int().min(1).max(1_000_000),
        /** A need of the bank that says the same. */
        into: optionalField(idField),
      }),
    )
    .min(1, 'questionnaire.nothing-chosen'),
});
