/** 同意: ordinary members are named on the portal only while they agree to it. */
export { newestConsentText } from './consent-text.data.ts';
export { giveConsent } from './give-consent.ts';
export { listConsents, type ConsentRegister } from './list-consents.ts';
export { ownConsent, type OwnConsent } from './own-consent.ts';
export { recordConsents } from './record-consents.ts';
export { withdrawConsent } from './withdraw-consent.ts';
export * from './types.ts';
