import type { questionnaire as zh } from '../zh/portal-questionnaires.ts';

export const questionnaire: typeof zh = {
  asking: 'Asking for your view',
  askingNote: 'no login, no name',
  until: (day) => `until ${day}`,
  kicker: (name) => `${name} asks`,
  note: 'No login and no name. Only the day is kept, not who answered or at what time.',
  lastDay: (day) => `Last day ${day}`,
  required: 'required',
  multiple: 'Choose as many as apply',
  scale: (low, high, points) => `1 means “${low}”, ${points} means “${high}”`,
  textHint: 'Please write no names, telephone or identity numbers',
  none: 'No answer',
  submit: 'Hand in',
  thanks: 'Thank you, your answer has arrived',
  thanksText:
    'It carries no name, so it cannot be looked up or changed. What people raise is recorded as needs and considered when commitments are drafted.',
  thanksLink: 'See what this organization has promised',
  waiting: 'It is too early to answer',
  waitingText: (day) => `This questionnaire can be answered from ${day}.`,
  over: 'This questionnaire has ended',
  overText: 'Thank you for your interest. You can tell the organization about anything at any time.',
  phone: 'Supervision phone',
};
