export const WAITING = '/console/3-publish';
export const SCHEDULED = '/console/3-publish/scheduled';
export const BOARD = '/console/3-publish/board';
export const CONSENTS = '/console/3-publish/consents';
export const OWN_CONSENT = '/console/3-publish/consent';

export const deskAddress = (letterId: string, done?: string): string =>
  `/console/3-publish/letters/${letterId}${done ? `?done=${done}` : ''}`;
export const shownAddress = (letterId: string, done?: string): string =>
  `${BOARD}/${letterId}${done ? `?done=${done}` : ''}`;
