import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

/** A name as people read it. The English one may be empty; then the Chinese one stands for it. */
export interface Named {
  readonly zh: string;
  readonly en: string;
}

/** A thing a round names and stores by its code: a category, a grade, a reason. */
export interface Choice {
  readonly code: string;
  readonly name: Named;
}

export type Step = 'propose' | 'review' | 'publish' | 'fulfill' | 'appraise';
export const STEPS = [
  'propose',
  'review',
  'publish',
  'fulfill',
  'appraise',
] as const satisfies readonly Step[];

export interface Category extends Choice {
  /** Code of the category set it belongs to, such as 五个好. */
  readonly set: string;
}

/** One box of the ballot. Only counted answers weigh; `satisfied` ones make the satisfaction rate. */
export interface ScaleOption extends Choice {
  readonly points: number;
  readonly counted: boolean;
  readonly satisfied: boolean;
}

/** A grade holds from this total upward (0–100). */
export interface Grade extends Choice {
  readonly from: number;
}

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Checks against empty words (product.md, step 2); they advise and never block. */
export const CHECKS = [
  'missingField',
  'vague',
  'slogans',
  'mereDuty',
  'copied',
  'tooLow',
  'badDueDate',
  'onePersonTooMany',
  'noNeed',
  'personalData',
] as const;
export type CheckCode = (typeof CHECKS)[number];

/** A hint is shown to the author, a warning also keeps a letter out of batch approval. */
export const CHECK_MODES = ['off', 'hint', 'warn'] as const;
export type CheckMode = (typeof CHECK_MODES)[number];

export interface CheckSettings {
  readonly modes: Readonly<Record<CheckCode, CheckMode>>;
  readonly limits: {
    /** Percent of the characters of an item that are slogans. */
    readonly slogans: number;
    /** Percent of an item that says the same as a line of the duty list. */
    readonly mereDuty: number;
    /** Percent of an item that says the same as an item of somebody else, or of the previous round. */
    readonly copied: number;
    /** More items than this for one responsible person are too many. */
    readonly itemsPerPerson: number;
  };
  /** Words the office adds to the lists that come with the program. */
  readonly lexicon: { readonly slogans: readonly string[]; readonly units: readonly string[] };
}

/** Whom guidance speaks to (domain 5.5); everybody without an own row gets the row of `any`. */
export const GUIDED = [
  'organization',
  'leadingCadre',
  'memberWithPost',
  'memberWithoutPost',
  'mobileMember',
  'volunteer',
] as const;
export type Guided = (typeof GUIDED)[number];

/** 分类指导: what one kind of committer in one domain may think of. Hints, never ready sentences. */
export interface GuidanceTemplate {
  /** Domain of the organization; `any` = whatever the domain. */
  readonly domain: string;
  readonly guided: Guided;
  readonly hints: readonly string[];
}

/** 岗位职责: what is owed anyway, so that no commitment consists of it (clause R1). */
export interface DutyList {
  readonly name: string;
  readonly domain: string;
  readonly guided: Guided;
  /** Part of a post's name; empty = every post. */
  readonly post: string;
  readonly duties: readonly string[];
}

/** Everything a round decides by (product law 10). Frozen when the round opens; every change is a kept version. */
export interface RoundSettings {
  readonly categorySets: readonly Choice[];
  readonly categories: {
    readonly organization: readonly Category[];
    readonly person: readonly Category[];
  };
  readonly calendar: Readonly<Record<Step, Period>>;
  readonly scale: readonly ScaleOption[];
  /** Percent; together 100. */
  readonly weights: {
    readonly self: number;
    readonly leader: number;
    readonly public: number;
    readonly organization: number;
  };
  /** Whether a result may be formed without a part that was not heard; the weights of the others then fill its place. */
  readonly renormalizeMissing: boolean;
  /** Highest first; the last one starts at 0. */
  readonly grades: readonly Grade[];
  /** Code of the highest grade reachable while an overdue item is open; empty = no cap. */
  readonly capWhileOverdue: string;
  readonly thresholds: {
    /** Percent; below it a rectification order follows. */
    readonly satisfactionMin: number;
    /** Percent; from it on a rectification order follows. */
    readonly dissatisfiedMax: number;
    /** Fewer counted ballots and no result is published. */
    readonly minBallots: { readonly organization: number; readonly person: number };
  };
  readonly review: {
    /** For each level. */
    readonly workingDays: number;
    /** Whether the organization above the reviewer decides too. */
    readonly secondLevel: { readonly organization: boolean; readonly person: boolean };
    /** Whether the branch votes on its members' letters, or its secretary decides alone. */
    readonly memberVote: boolean;
  };
  /** Working days until a resident's words are acknowledged, and until they are answered. */
  readonly suggestions: { readonly acknowledgeWorkingDays: number; readonly answerWorkingDays: number };
  readonly rectification: { readonly days: number };
  readonly rules: {
    readonly minItems: { readonly organization: number; readonly person: number };
    readonly leadingCadreMinItems: number;
    readonly leadingCadreServesPublicWithQuantity: boolean;
    /** Codes of the categories that count as serving the public. */
    readonly servesPublic: readonly string[];
  };
  readonly memberLettersOnPortal: 'off' | 'masked' | 'full';
  readonly checks: CheckSettings;
  readonly guidance: readonly GuidanceTemplate[];
  readonly duties: readonly DutyList[];
  readonly exemptionReasons: readonly Choice[];
  readonly returnReasons: readonly Choice[];
}

export type RoundState = 'draft' | 'open' | 'closed';

export interface Round {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly goals: string;
  readonly state: RoundState;
  readonly settings: RoundSettings;
  readonly settingsVersion: number;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly revision: number;
}

/** What a person fills in to describe a round. */
export interface RoundDraft {
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly goals: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly settings: RoundSettings;
}

/** A round to begin from. The calendar follows from the days of the round. */
export interface RoundTemplate {
  readonly theme: string;
  readonly goals: string;
  /** Where each step begins and ends, 0 = first day of the round, 1 = its last. */
  readonly stepShares: Readonly<Record<Step, readonly [number, number]>>;
  readonly settings: Omit<RoundSettings, 'calendar'>;
}
