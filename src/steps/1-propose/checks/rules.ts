import type { LetterContent } from '../../../registry/letters/types.ts';
import { CHECKS, type CheckCode } from '../../../registry/rounds/types.ts';
import { badDueDate } from './bad-due-date.ts';
import { copied } from './copied.ts';
import { mereDuty } from './mere-duty.ts';
import { missingField } from './missing-field.ts';
import { noNeed } from './no-need.ts';
import { onePersonTooMany } from './one-person-too-many.ts';
import { personalData } from './personal-data.ts';
import { slogans } from './slogans.ts';
import { tooLow } from './too-low.ts';
import type { Check, CheckFacts, Finding } from './types.ts';
import { vague } from './vague.ts';

export { equalRuns } from './equal-runs.ts';
export { quantitiesIn, type Quantity } from './quantities.ts';

const ALL: Readonly<Record<CheckCode, Check>> = {
  missingField,
  vague,
  slogans,
  mereDuty,
  copied,
  tooLow,
  badDueDate,
  onePersonTooMany,
  noNeed,
  personalData,
};

/** What the round's checks notice in a letter, in the order of `CHECKS`. They advise and never block. */
export function checkLetter(content: LetterContent, facts: CheckFacts): Finding[] {
  const { modes } = facts.round.settings.checks;
  return CHECKS.flatMap((code) => {
    const mode = modes[code];
    return mode === 'off' ? [] : ALL[code](content, facts).map((found) => ({ ...found, code, mode }));
  });
}
