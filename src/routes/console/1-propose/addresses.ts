export const LETTERS = '/console/1-propose/letters';
export const NEEDS = '/console/1-propose/needs';
export const COLLECTION = '/console/1-propose/collection';
export const SUGGESTIONS = '/console/1-propose/suggestions';
export const QUESTIONNAIRES = '/console/1-propose/questionnaires';
export const PARTICIPANTS = '/console/1-propose/participants';

export const letterAddress = (id: string, done?: string): string =>
  `${LETTERS}/${id}${done ? `?done=${done}` : ''}`;
export const needAddress = (id: string, done?: string): string =>
  `${NEEDS}/${id}${done ? `?done=${done}` : ''}`;
export const suggestionAddress = (id: string, part?: 'pass', done?: string): string =>
  `${SUGGESTIONS}/${id}${part ? `/${part}` : ''}${done ? `?done=${done}` : ''}`;
export const activityAddress = (id: string, part?: 'edit' | 'needs' | 'sheet', done?: string): string =>
  `${COLLECTION}/${id}${part ? `/${part}` : ''}${done ? `?done=${done}` : ''}`;
export const participantsOf = (organizationId: string, done?: string): string =>
  `${PARTICIPANTS}?scope=${organizationId}${done ? `&done=${done}` : ''}`;
export const actOnPerson = (personId: string, act: 'write' | 'oral' | 'exempt'): string =>
  `${PARTICIPANTS}/${personId}/${act}`;
