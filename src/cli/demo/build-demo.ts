import type { Office } from '../../platform/index.ts';
import { openAccounts, openSignIn } from './accounts.ts';
import { askResidents } from './ask-residents.ts';
import { collectOpinions } from './collect-opinions.ts';
import { foundCity } from './found-city.ts';
import { appraiseSome } from './appraise-some.ts';
import { hearResidents } from './hear-residents.ts';
import { fulfillSome } from './fulfill-some.ts';
import { openDemoRound } from './open-demo-round.ts';
import { planLetters, SHOWN_PEOPLE } from './plan-letters.ts';
import { publishSome } from './publish-some.ts';
import { recordNeeds } from './record-needs.ts';
import { openStage } from './stage.ts';
import { takePartOtherwise } from './take-part-otherwise.ts';
import { walkLetters } from './walk-letters.ts';

/**
 * A fictional city in the middle of its round, made by the product's own verbs as if half a year had passed; the same
 * every time but for the day it is made.
 * @throws DomainError `demo.office-exists` when the data folder already holds an office
 */
export async function buildDemo(
  office: Office,
  tell: (what: string) => void,
  branchesPerTownship?: number,
): Promise<void> {
  const stage = openStage(office);
  tell('样例城市约需一分钟 the sample city takes about a minute');
  tell('组织与人员 organizations and people');
  const city = await foundCity(stage, branchesPerTownship);
  const [county] = city.counties;
  const [township] = city.townships;
  const [branch] = city.branches;
  // Behind the first ones, who stand for every state of a letter.
  const member = city.people.find(
    (person, i) =>
      i > SHOWN_PEOPLE &&
      person.organization === branch &&
      person.kind === 'fullMember' &&
      !person.leadingCadre,
  );
  if (!county || !township || !branch || !member) throw new Error('the demo city has no places');
  const accounts = await openAccounts(stage, city);
  const leader = await openSignIn(stage, city, ['leader', 'leader', township]);
  const round = await openDemoRound(stage, city);
  tell('需求与承诺书 needs and letters');
  await recordNeeds(stage, city, accounts.secretaries);
  await collectOpinions(stage, city, accounts.secretaries);
  await askResidents(stage, city, accounts.secretaries);
  const except = new Set([member.id]);
  const plan = planLetters(stage, city, accounts, except);
  const letters = await walkLetters(stage, plan);
  await publishSome(stage, round, letters, city.branches);
  await hearResidents(stage, city, accounts.secretaries);
  await takePartOtherwise(stage, city, plan, { secretaries: accounts.secretaries, except });
  tell('践诺与评诺 fulfillment and appraisal');
  await fulfillSome(stage, letters);
  await appraiseSome(stage, round, letters, leader);
  await openSignIn(stage, city, ['county', 'secretary', county]);
  await openSignIn(stage, city, ['township', 'secretary', township]);
  await openSignIn(stage, city, ['branch', 'secretary', branch]);
  await openSignIn(stage, city, ['clerk', 'clerk', branch]);
  await openSignIn(stage, city, ['member', 'member', branch, member]);
  await openSignIn(stage, city, ['auditor', 'auditor', city.root]);
}
