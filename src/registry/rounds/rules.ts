import { addDays, daysBetween, type Day } from '../../kernel/days.ts';
import type { FailureCode, FieldFault } from '../../kernel/errors.ts';
import {
  STEPS,
  type Choice,
  type Named,
  type Period,
  type Round,
  type RoundDraft,
  type RoundSettings,
  type RoundTemplate,
  type Step,
} from './types.ts';

export { dutiesFor, guidedAs } from './guidance-rules.ts';

/** The name in the reader's language. */
export const nameIn = (locale: 'zh' | 'en', name: Named): string =>
  locale === 'en' && name.en ? name.en : name.zh;

/** The name behind a stored code; a code the round no longer knows shows itself. */
export function nameOf(locale: 'zh' | 'en', choices: readonly Choice[], code: string): string {
  const found = choices.find((choice) => choice.code === code);
  return found ? nameIn(locale, found.name) : code;
}

/** Settings of a template for a round of these days. */
export function settingsFrom(template: RoundTemplate, startsOn: Day, endsOn: Day): RoundSettings {
  const length = Math.max(daysBetween(startsOn, endsOn), 0);
  const at = (share: number): Day => addDays(startsOn, Math.round(length * share));
  const period = (step: Step): Period => ({
    from: at(template.stepShares[step][0]),
    to: at(template.stepShares[step][1]),
  });
  const calendar = {
    propose: period('propose'),
    review: period('review'),
    publish: period('publish'),
    fulfill: period('fulfill'),
    appraise: period('appraise'),
  };
  return { ...template.settings, calendar };
}

/** A round as a template: its settings, and its steps as shares of its length. */
export function templateOf(round: Round): RoundTemplate {
  const length = Math.max(daysBetween(round.startsOn, round.endsOn), 1);
  const share = (day: Day): number => daysBetween(round.startsOn, day) / length;
  const { calendar, ...settings } = round.settings;
  const shares = (step: Step): readonly [number, number] => [
    share(calendar[step].from),
    share(calendar[step].to),
  ];
  return {
    theme: round.theme,
    goals: round.goals,
    stepShares: {
      propose: shares('propose'),
      review: shares('review'),
      publish: shares('publish'),
      fulfill: shares('fulfill'),
      appraise: shares('appraise'),
    },
    settings,
  };
}

/** The step whose days it is; between steps the one that comes next, after the last one the last. */
export function stepAt(round: Round, today: Day): Step {
  const open = STEPS.filter((step) => {
    const { from, to } = round.settings.calendar[step];
    return from <= today && today <= to;
  });
  return open.at(-1) ?? STEPS.find((step) => round.settings.calendar[step].from > today) ?? 'appraise';
}

/** What makes the settings contradict each other; each fault names the field it is corrected at. */
export function faultsOf(draft: RoundDraft): FieldFault[] {
  const { settings } = draft;
  const faults: FieldFault[] = [];
  const fault = (field: string, code: FailureCode, value?: string | number): void => {
    faults.push({ field, code, ...(value === undefined ? {} : { value: String(value) }) });
  };
  if (draft.endsOn <= draft.startsOn) fault('endsOn', 'round.ends-before-start', draft.endsOn);
  STEPS.forEach((step, i) => {
    const { from, to } = settings.calendar[step];
    const before = i === 0 ? undefined : settings.calendar[STEPS[i - 1]!];
    if (to < from) fault(`settings.calendar.${step}.to`, 'round.step-ends-before-start', to);
    if (from < draft.startsOn) fault(`settings.calendar.${step}.from`, 'round.step-outside-round', from);
    if (to > draft.endsOn) fault(`settings.calendar.${step}.to`, 'round.step-outside-round', to);
    if (before && from < before.from)
      fault(`settings.calendar.${step}.from`, 'round.step-out-of-order', from);
  });
  const { self, leader, organization } = settings.weights;
  const weight = self + leader + settings.weights.public + organization;
  if (weight !== 100) fault('settings.weights.self', 'round.weights-not-100', weight);
  if (!settings.scale.some((option) => option.counted))
    fault('settings.scale.0.counted', 'round.nothing-counted');
  settings.grades.forEach((grade, i) => {
    const above = settings.grades[i - 1];
    if (above && grade.from >= above.from)
      fault(`settings.grades.${i}.from`, 'round.grades-not-falling', grade.from);
  });
  const last = settings.grades.length - 1;
  if (settings.grades[last]?.from !== 0) fault(`settings.grades.${last}.from`, 'round.last-grade-not-zero');
  const grades = settings.grades.map(({ code }) => code);
  if (settings.capWhileOverdue && !grades.includes(settings.capWhileOverdue)) {
    fault('settings.capWhileOverdue', 'round.unknown-grade', settings.capWhileOverdue);
  }
  const { rules, categories } = settings;
  const codes = [...categories.organization, ...categories.person].map(({ code }) => code);
  rules.servesPublic.forEach((code) => {
    if (!codes.includes(code)) fault('settings.rules.servesPublic', 'round.unknown-category', code);
  });
  if (rules.leadingCadreServesPublicWithQuantity && rules.servesPublic.length === 0) {
    fault('settings.rules.servesPublic', 'round.no-category-serves-public');
  }
  if (rules.leadingCadreMinItems < rules.minItems.person) {
    fault(
      'settings.rules.leadingCadreMinItems',
      'round.leading-cadre-below-others',
      rules.leadingCadreMinItems,
    );
  }
  for (const [field, choices] of Object.entries(listsOf(draft))) {
    const seen = new Set<string>();
    choices.forEach(({ code }, i) => {
      if (seen.has(code)) fault(`settings.${field}.${i}.code`, 'round.code-twice', code);
      seen.add(code);
    });
  }
  return faults;
}

const listsOf = ({ settings }: RoundDraft): Record<string, readonly Choice[]> => ({
  categorySets: settings.categorySets,
  'categories.organization': settings.categories.organization,
  'categories.person': settings.categories.person,
  scale: settings.scale,
  grades: settings.grades,
  exemptionReasons: settings.exemptionReasons,
  returnReasons: settings.returnReasons,
});

/** Only one round may be open for the same days, so that everybody knows which one a letter belongs to. */
export const overlaps = (
  a: Pick<Round, 'startsOn' | 'endsOn'>,
  b: Pick<Round, 'startsOn' | 'endsOn'>,
): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;
