/**
 * 意见箱: what residents send without an account, to an organization or about one published item. Nothing of it appears
 * unmoderated, whatever becomes of it is told to whoever holds the tracking code, and nobody is asked who they are.
 */
export { acceptSuggestion, acceptSuggestions } from './accept-suggestion.ts';
export { chosenSuggestions } from './chosen-suggestions.ts';
export { followMergers } from './follow-mergers.ts';
export { newFormToken } from './form-token.ts';
export { handOver } from './hand-over.ts';
export { listHeld, listSuggestions, type HeldGroup, type SuggestionRow } from './list-suggestions.ts';
export { markReply } from './mark-reply.ts';
export { aboutItem, boxAt } from './open-box.ts';
export { passSuggestion } from './pass-suggestion.ts';
export {
  publicSuggestions,
  replyDays,
  replyFigures,
  type PublicSuggestion,
  type ReplyFigures,
} from './public-suggestions.ts';
export { readContact } from './read-contact.ts';
export { refuseSuggestion, refuseSuggestions } from './refuse-suggestion.ts';
export * from './rules.ts';
export { type Reply } from './replies.ts';
export { replyToSuggestion } from './reply-to-suggestion.ts';
export { sendSuggestion, type Receipt } from './send-suggestion.ts';
export { showSuggestion, type SuggestionPage } from './show-suggestion.ts';
export { binSuggestions, releaseSuggestions, restoreSuggestions } from './sort-suggestions.ts';
export { trackSuggestion, type Tracked } from './track-suggestion.ts';
export { spelled } from './tracking-code.ts';
export * from './types.ts';
export { suggestionsWaiting } from './waiting.ts';
