import type { Office } from '../../platform/index.ts';
import { openAccounts, type DemoAccount } from './accounts.ts';
import { foundCity } from './found-city.ts';
import { appraiseSome } from './appraise-some.ts';
import { fulfillSome } from './fulfill-some.ts';
import { openDemoRound } from './open-demo-round.ts';
import { planLetters } from './plan-letters.ts';
import { recordNeeds } from './record-needs.ts';
import { openStage } from './stage.ts';
import { walkLetters } from './walk-letters.ts';

/**
 * A fictional city in the middle of its round, made by the product's own verbs as if half a year had passed; the same
 * every time but for the day it is made.
 * @throws DomainError `demo.office-exists` when the data folder already holds an office
 */
export async function buildDemo(
  office: Office,
  tell: (what: string) => void,
): Promise<readonly DemoAccount[]> {
  const stage = openStage(office);
  tell('组织与人员 organizations and people');
  const city = await foundCity(stage);
  tell('账号 accounts');
  const accounts = await openAccounts(stage, city);
  const round = await openDemoRound(stage, city);
  tell('需求与承诺书 needs and letters');
  await recordNeeds(stage, city, accounts.secretaries);
  const letters = await walkLetters(stage, planLetters(stage, city, accounts, accounts.ownLetters));
  tell('践诺与评诺 fulfillment and appraisal');
  await fulfillSome(stage, letters);
  await appraiseSome(stage, round, letters, accounts.leader);
  return accounts.shown;
}
