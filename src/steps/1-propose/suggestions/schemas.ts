import * as z from 'zod';
import { flagField, idField, optionalField, textField } from '../../../platform/text-fields.ts';
import { NEED_LIMITS, URGENCIES } from '../needs/types.ts';
import { CHANNELS, OUTCOMES, REFUSALS, SUGGESTION_LIMITS as MOST, SUGGESTIONS_AT_ONCE } from './types.ts';

const words = (most: number) => z.string().trim().max(most);

/** A resident's own words: numbers of persons are not refused, but sealed and masked. */
export const newSuggestion = z.object({
  text: words(MOST.text).min(1, 'suggestion.text-missing'),
  place: optionalField(words(MOST.place)),
  contact: optionalField(words(MOST.contact)),
  token: z.string().max(300).default(''),
  /** Left empty by people, who do not see it. */
  trap: z.string().max(1_000).default(''),
});

const revision = z.number().int();

export const suggestionAccept = z.object({
  revision,
  text: textField(MOST.text),
  place: optionalField(textField(MOST.place)),
  category: optionalField(z.string().max(NEED_LIMITS.category)),
  urgency: z.enum(URGENCIES).default('normal'),
  /** A need of the bank, or a suggestion on the same item, that says the same. */
  into: optionalField(idField),
  public: flagField,
});

const answer = textField(MOST.answer);

export const suggestionRefuse = z.object({ revision, reason: z.enum(REFUSALS, 'input.missing'), answer });

export const suggestionHandOver = z.object({
  revision,
  channel: z.enum(CHANNELS, 'input.missing'),
  reference: textField(MOST.reference),
  answer: optionalField(textField(MOST.answer)),
});

export const suggestionPass = z.object({ revision, toOrganizationId: idField });

export const suggestionReply = z.object({
  revision,
  outcome: z.enum(OUTCOMES, 'input.missing'),
  text: textField(MOST.reply),
  /** Whether what is adopted in part changes the words of the commitment. */
  changes: flagField,
  /** Published with the new version. */
  reason: optionalField(textField(MOST.reason)),
});

export const replyMark = z.object({ number: z.number().int().min(1), done: z.boolean() });

const chosen = {
  ids: z.array(idField).min(1, 'input.missing').max(SUGGESTIONS_AT_ONCE),
  /** Also those that say nearly the same as the ticked ones. */
  withAlike: flagField,
};

export const suggestionsChosen = z.object(chosen);

export const suggestionsRefuse = z.object({ ...chosen, reason: z.enum(REFUSALS, 'input.missing'), answer });
