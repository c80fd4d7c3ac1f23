import { STEPS, type Round } from '../../../../registry/rounds/types.ts';
import type { ConsoleMessages } from '../../../../ui/messages/load.ts';

/** Field names of the settings form → the words a fault is listed under. */
export function labelsOf(m: ConsoleMessages, round: Round): Record<string, string> {
  const words = m.rounds.form;
  const labels: Record<string, string> = {
    name: words.name,
    code: words.code,
    theme: words.theme,
    goals: words.goals,
    startsOn: words.startsOn,
    endsOn: words.endsOn,
    'settings.rules.servesPublic': words.servesPublic,
    'settings.rules.minItems.organization': words.minItems.organization,
    'settings.rules.minItems.person': words.minItems.person,
    'settings.rules.leadingCadreMinItems': words.leadingCadreMinItems,
    'settings.review.workingDays': words.reviewDays,
    'settings.suggestions.acknowledgeWorkingDays': words.acknowledgeDays,
    'settings.suggestions.answerWorkingDays': words.answerDays,
    'settings.rectification.days': words.rectificationDays,
    'settings.capWhileOverdue': words.capWhileOverdue,
    'settings.thresholds.satisfactionMin': words.satisfactionMin,
    'settings.thresholds.dissatisfiedMax': words.dissatisfiedMax,
    'settings.thresholds.minBallots.organization': words.minBallotsOrganization,
    'settings.thresholds.minBallots.person': words.minBallotsPerson,
  };
  for (const step of STEPS) {
    labels[`settings.calendar.${step}.from`] = `${m.words.steps[step]} ${words.from}`;
    labels[`settings.calendar.${step}.to`] = `${m.words.steps[step]} ${words.to}`;
  }
  for (const part of ['self', 'leader', 'public', 'organization'] as const) {
    labels[`settings.weights.${part}`] = words.weightsOf[part];
  }
  const lists = {
    grades: words.grades,
    scale: words.scale,
    returnReasons: words.returnReasons,
    exemptionReasons: words.exemptionReasons,
    categorySets: words.categorySets,
    'categories.organization': words.categoriesOf.organization,
    'categories.person': words.categoriesOf.person,
  };
  const most = Math.max(round.settings.grades.length, round.settings.scale.length, 40);
  for (const [list, title] of Object.entries(lists)) {
    for (let i = 0; i < most; i += 1) {
      for (const field of ['name.zh', 'name.en', 'from', 'points', 'set', 'code']) {
        labels[`settings.${list}.${i}.${field}`] = title;
      }
    }
  }
  return labels;
}
