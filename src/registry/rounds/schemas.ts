import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { DOMAINS } from '../organizations/types.ts';
import { CHECK_MODES, CHECKS, GUIDED, STEPS, type RoundDraft, type RoundSettings } from './types.ts';

const text = (most: number): z.ZodString =>
  z.string().trim().min(1, 'input.missing').max(most, 'input.too-long');
const day = z.string().refine(isDay, 'input.not-a-day');
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const percent = z.coerce.number().min(0).max(100);
const code = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'round.bad-code');
const name = z.object({ zh: text(100), en: z.string().trim().max(200, 'input.too-long').default('') });
const choice = { code, name };
const period = z.object({ from: day, to: day });
const category = z.object({ ...choice, set: code });

const lines = (most: number, longest: number) => z.array(text(longest)).max(most, 'input.too-long');
const domain = z.string().regex(/^[A-Za-z]{1,40}$/);

/** Guidance cells, and duty lists, of one round. */
export const MOST_LISTS = 80;

export const checkSettings = z.object({
  modes: z.record(z.enum(CHECKS), z.enum(CHECK_MODES)),
  limits: z.object({ slogans: percent, mereDuty: percent, copied: percent, itemsPerPerson: whole(1, 50) }),
  lexicon: z.object({ slogans: lines(500, 30), units: lines(200, 10) }),
});

export const guidanceSettings = z
  .array(z.object({ domain, guided: z.enum(GUIDED), hints: lines(12, 200) }))
  .max(MOST_LISTS);

export const dutySettings = z
  .array(
    z.object({
      name: text(60),
      domain,
      guided: z.enum(GUIDED),
      post: z.string().trim().max(30, 'input.too-long'),
      duties: lines(40, 200),
    }),
  )
  .max(MOST_LISTS);

export const roundSettings = z.object({
  categorySets: z.array(z.object(choice)).max(20),
  categories: z.object({
    organization: z.array(category).min(1, 'round.no-category').max(40),
    person: z.array(category).min(1, 'round.no-category').max(40),
  }),
  calendar: z.record(z.enum(STEPS), period),
  scale: z
    .array(z.object({ ...choice, points: percent, counted: z.boolean(), satisfied: z.boolean() }))
    .min(2, 'round.too-few-options')
    .max(10),
  weights: z.object({ self: percent, leader: percent, public: percent, organization: percent }),
  grades: z
    .array(z.object({ ...choice, from: percent }))
    .min(2, 'round.too-few-options')
    .max(10),
  renormalizeMissing: z.boolean().default(false),
  capWhileOverdue: z.string().max(40),
  thresholds: z.object({
    satisfactionMin: percent,
    dissatisfiedMax: percent,
    minBallots: z.object({ organization: whole(1, 1000), person: whole(1, 1000) }),
  }),
  review: z.object({
    workingDays: whole(1, 60),
    secondLevel: z.object({ organization: z.boolean(), person: z.boolean() }),
    memberVote: z.boolean(),
  }),
  suggestions: z.object({ acknowledgeWorkingDays: whole(1, 30), answerWorkingDays: whole(1, 90) }),
  rectification: z.object({ days: whole(1, 365) }),
  rules: z.object({
    minItems: z.object({ organization: whole(1, 50), person: whole(1, 50) }),
    leadingCadreMinItems: whole(1, 50),
    leadingCadreServesPublicWithQuantity: z.boolean(),
    servesPublic: z.array(code).max(40),
  }),
  memberLettersOnPortal: z.enum(['off', 'masked', 'full']),
  checks: checkSettings,
  guidance: guidanceSettings,
  duties: dutySettings,
  exemptionReasons: z.array(z.object(choice)).min(1, 'round.too-few-options').max(30),
  returnReasons: z.array(z.object(choice)).min(1, 'round.too-few-options').max(30),
}) satisfies z.ZodType<RoundSettings, unknown>;

export const roundDraft = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,12}$/, 'round.bad-round-code'),
  name: text(100),
  theme: text(200),
  goals: z.string().trim().max(2000, 'input.too-long'),
  startsOn: day,
  endsOn: day,
  settings: roundSettings,
}) satisfies z.ZodType<RoundDraft, unknown>;

export const newRound = z.object({
  code: roundDraft.shape.code,
  name: text(100),
  startsOn: day,
  endsOn: day,
  template: z.enum(['excellence2010', 'empty', 'previous']),
});

/** Checks, guidance and duty lists have pages and verbs of their own. */
export const roundEdit = roundDraft.extend({
  settings: roundSettings.omit({ checks: true, guidance: true, duties: true }),
  /** The revision the editor was opened with. */
  revision: z.coerce.number().int(),
  reason: z.string().trim().max(500).default(''),
});

/** A list as it is typed: one word a line. The fault stands at the list. */
const typedLines = (most: number, longest: number) =>
  z
    .string()
    .transform((typed) => [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean))
    .refine((found) => found.length <= most, 'round.too-many-words')
    .refine((found) => found.every((word) => word.length <= longest), 'round.word-too-long');

/** Domains, and `any` = whatever the domain. */
const anyDomain = z.enum(['any', ...DOMAINS], 'input.malformed');
const guided = z.enum(GUIDED, 'input.malformed');
const settingsEdit = {
  revision: z.coerce.number().int(),
  reason: z.string().trim().max(500, 'input.too-long').default(''),
};

/** One cell of the guidance table; without hints it is taken out. */
export const guidanceEdit = z.object({
  ...settingsEdit,
  domain: anyDomain,
  guided,
  hints: typedLines(12, 200),
});

export const dutiesEdit = z.object({
  ...settingsEdit,
  /** Which list; a new one when left out. */
  place: z.coerce.number().int().min(0).optional(),
  list: z.object({
    name: text(60),
    domain: anyDomain,
    guided,
    post: z.string().trim().max(30, 'input.too-long'),
    duties: typedLines(40, 200).refine((lines) => lines.length > 0, 'input.missing'),
  }),
});

export const dutiesRemoval = z.object({ ...settingsEdit, place: z.coerce.number().int().min(0) });

const typedLexicon = z.object({ slogans: typedLines(500, 30), units: typedLines(200, 10) });

export const checksEdit = z.object({
  ...settingsEdit,
  checks: checkSettings.extend({ lexicon: typedLexicon }),
});

export const lexiconEdit = z.object({ ...settingsEdit, lexicon: typedLexicon });
