/** 问卷: a few questions to residents, answered online or on paper without a name; answers become needs. */
export { answerOnline } from './answer-online.ts';
export { proposeNeeds } from './chosen-answers.ts';
export { closeQuestionnaire, reopenQuestionnaire } from './close-questionnaire.ts';
export { correctSheet, removeSheet } from './correct-sheet.ts';
export { createQuestionnaire } from './create-questionnaire.ts';
export { discardQuestionnaire } from './discard-questionnaire.ts';
export { enterSheet } from './enter-sheet.ts';
export { exportResults } from './export-rows.ts';
export { listQuestionnaires } from './list-questionnaires.ts';
export { listSheets } from './list-sheets.ts';
export { openQuestionnaire } from './open-questionnaire.ts';
export { askingNow, publicQuestionnaire, type AskingNow } from './public-questionnaire.ts';
export * from './rules.ts';
export { saveQuestionnaire } from './save-questionnaire.ts';
export { showQuestionnaire } from './show-questionnaire.ts';
export { listTexts, showResults, type TextAnswer } from './show-results.ts';
export { turnIntoNeeds } from './turn-into-needs.ts';
export * from './types.ts';
