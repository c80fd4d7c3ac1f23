import type { Id } from '../src/kernel/ids.ts';
import type { Context } from '../src/platform/index.ts';
import {
  createQuestionnaire,
  openQuestionnaire,
  saveQuestionnaire,
  showQuestionnaire,
} from '../src/steps/1-propose/questionnaires/index.ts';
import type { Place } from './world.ts';

/** One question of each kind. */
export const QUESTIONS = [
  { kind: 'multiple', text: '希望解决哪些事', required: true, options: ['路灯', '自来水', '垃圾'] },
  { kind: 'single', text: '有多急', options: ['一个月内', '今年内'] },
  { kind: 'scale', text: '满意吗', points: 5, low: '不满意', high: '很满意' },
  { kind: 'text', text: '最要紧的一件' },
];

/** A draft of this place with the questions above; `more` goes over its fields. */
export async function draftQuestionnaire(ctx: Context, place: Place, more: object = {}): Promise<Id> {
  const { id } = await createQuestionnaire(ctx, { organizationId: place.id, from: 'empty' });
  const draft = { revision: 1, title: '您最希望解决的事', intro: '', questions: QUESTIONS, ...more };
  await saveQuestionnaire(ctx, id, draft);
  return id;
}

/** The same, open for answers under its code. */
export async function openedQuestionnaire(
  ctx: Context,
  place: Place,
  more: object = {},
): Promise<{ id: Id; code: string }> {
  const id = await draftQuestionnaire(ctx, place, more);
  await openQuestionnaire(ctx, id, { revision: 2 });
  return { id, code: (await showQuestionnaire(ctx, id)).questionnaire.code };
}
