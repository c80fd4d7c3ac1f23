import { STEPS } from '../../../../registry/rounds/types.ts';
import type { Sent } from '../../../../ui/form/sent.ts';

/** Rows of a list in the form: `grades.0.zh`, `grades.1.zh`, …; a row whose name was cleared is left out. */
function rowsOf(sent: Sent, list: string) {
  const rows = [];
  const taken = new Set<string>();
  for (let i = 0; sent.data.has(`settings.${list}.${i}.name.zh`); i += 1) {
    const at = (field: string): string => `settings.${list}.${i}.${field}`;
    const zh = sent.text(at('name.zh'));
    if (zh === '') continue;
    let code = sent.text(at('code'));
    for (let n = rows.length + 1; code === ''; n += 1) {
      if (!taken.has(`${CODE_OF[list] ?? 'choice'}${n}`)) code = `${CODE_OF[list] ?? 'choice'}${n}`;
    }
    taken.add(code);
    rows.push({ at, code, name: { zh, en: sent.text(at('name.en')) } });
  }
  return rows;
}

/** Beginnings of the codes that are given to new rows. */
const CODE_OF: Readonly<Record<string, string>> = {
  categorySets: 'set',
  'categories.organization': 'organization',
  'categories.person': 'person',
  scale: 'answer',
  grades: 'grade',
  exemptionReasons: 'exemption',
  returnReasons: 'return',
};

const choicesOf = (sent: Sent, list: string) => rowsOf(sent, list).map(({ code, name }) => ({ code, name }));

const categoriesOf = (sent: Sent, committer: 'organization' | 'person') =>
  rowsOf(sent, `categories.${committer}`).map(({ at, code, name }) => ({
    code,
    name,
    set: sent.text(at('set')),
  }));

/** The settings a form sent; the schema of the room decides whether they can be. */
export function roundOf(sent: Sent) {
  const number = (name: string) => sent.number(`settings.${name}`);
  return {
    revision: sent.number('revision'),
    reason: sent.text('reason'),
    name: sent.text('name'),
    code: sent.text('code'),
    theme: sent.text('theme'),
    goals: sent.text('goals'),
    startsOn: sent.text('startsOn'),
    endsOn: sent.text('endsOn'),
    settings: {
      categorySets: choicesOf(sent, 'categorySets'),
      categories: { organization: categoriesOf(sent, 'organization'), person: categoriesOf(sent, 'person') },
      calendar: Object.fromEntries(
        STEPS.map((step) => [
          step,
          {
            from: sent.text(`settings.calendar.${step}.from`),
            to: sent.text(`settings.calendar.${step}.to`),
          },
        ]),
      ),
      scale: rowsOf(sent, 'scale').map(({ at, code, name }) => ({
        code,
        name,
        points: sent.number(at('points')),
        counted: sent.flag(at('counted')),
        satisfied: sent.flag(at('satisfied')),
      })),
      weights: {
        self: number('weights.self'),
        leader: number('weights.leader'),
        public: number('weights.public'),
        organization: number('weights.organization'),
      },
      grades: rowsOf(sent, 'grades').map(({ at, code, name }) => ({
        code,
        name,
        from: sent.number(at('from')),
      })),
      renormalizeMissing: sent.flag('settings.renormalizeMissing'),
      capWhileOverdue: sent.text('settings.capWhileOverdue'),
      thresholds: {
        satisfactionMin: number('thresholds.satisfactionMin'),
        dissatisfiedMax: number('thresholds.dissatisfiedMax'),
        minBallots: {
          organization: number('thresholds.minBallots.organization'),
          person: number('thresholds.minBallots.person'),
        },
      },
      review: {
        workingDays: number('review.workingDays'),
        secondLevel: {
          organization: sent.flag('settings.review.secondLevel.organization'),
          person: sent.flag('settings.review.secondLevel.person'),
        },
        memberVote: sent.flag('settings.review.memberVote'),
      },
      suggestions: {
        acknowledgeWorkingDays: number('suggestions.acknowledgeWorkingDays'),
        answerWorkingDays: number('suggestions.answerWorkingDays'),
      },
      rectification: { days: number('rectification.days') },
      rules: {
        minItems: {
          organization: number('rules.minItems.organization'),
          person: number('rules.minItems.person'),
        },
        leadingCadreMinItems: number('rules.leadingCadreMinItems'),
        leadingCadreServesPublicWithQuantity: sent.flag(
          'settings.rules.leadingCadreServesPublicWithQuantity',
        ),
        servesPublic: sent.texts('settings.rules.servesPublic'),
      },
      memberLettersOnPortal: sent.text('settings.memberLettersOnPortal'),
      exemptionReasons: choicesOf(sent, 'exemptionReasons'),
      returnReasons: choicesOf(sent, 'returnReasons'),
    },
  };
}
