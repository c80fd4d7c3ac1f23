import {
  answerOnline,
  createQuestionnaire,
  enterSheet,
  openQuestionnaire,
  showQuestionnaire,
} from '../../src/steps/1-propose/questionnaires/index.ts';
import type { Scene, Visits } from './scene.ts';
import type { Town } from './town.ts';

const ANSWERS = [['1', '2'], ['水渠该清淤了'], ['1'], ['4'], ['']];

/** A questionnaire with answers online and on paper, and a draft, for the scene. */
export async function ask({
  world,
}: Town): Promise<Pick<Scene, 'questionnaireId' | 'questionnaireCode' | 'draftQuestionnaireId'>> {
  const branch = await world.as('secretary', world.branchA1);
  const from = { organizationId: world.branchA1.id, from: 'starter' };
  const { id: questionnaireId } = await createQuestionnaire(branch, from);
  await openQuestionnaire(branch, questionnaireId, { revision: 1 });
  const { questionnaire } = await showQuestionnaire(branch, questionnaireId);
  for (let i = 0; i < 6; i += 1) await answerOnline(world.anonymous(), questionnaire.code, ANSWERS);
  await enterSheet(branch, questionnaireId, { serial: '001', cells: ['13', '路灯坏了', '2', '5', ''] });
  const { id: draftQuestionnaireId } = await createQuestionnaire(branch, from);
  return { questionnaireId, questionnaireCode: questionnaire.code, draftQuestionnaireId };
}

/** The page of the portal on which residents answer. */
export const questionnaireForms = ({ questionnaireCode }: Scene): Readonly<Record<string, string>> => ({
  '/q/[code]': `/q/${questionnaireCode}`,
});

/** Pages of the console on which questionnaires are made, typed in and read. */
export function questionnairePages({ questionnaireId, draftQuestionnaireId }: Scene): Visits {
  const at = '/console/1-propose/questionnaires';
  const one = `${at}/${questionnaireId}`;
  return {
    [at]: [['branch', at]],
    [`${at}/[id]`]: [
      ['branch', one],
      ['branch', `${one}?confirm=close`],
      ['branch', `${at}/${draftQuestionnaireId}`],
    ],
    [`${at}/[id]/preview`]: [['branch', `${at}/${draftQuestionnaireId}/preview`]],
    [`${at}/[id]/print`]: ['', '?what=poster', '?what=slips'].map((what) => [
      'branch',
      `${one}/print${what}`,
    ]),
    [`${at}/[id]/entry`]: [
      ['branch', `${one}/entry`],
      ['branch', `${one}/entry?sheet=new`],
    ],
    [`${at}/[id]/results`]: [['branch', `${one}/results`]],
    [`${at}/[id]/results/needs`]: [['branch', `${one}/results/needs?option=1.1&option=1.2`]],
    [`${at}/[id]/results/texts`]: [['branch', `${one}/results/texts?q=2`]],
  };
}
