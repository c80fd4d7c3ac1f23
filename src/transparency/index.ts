export { append, type Publication } from './append.ts';
export { entriesOf, entryOf, type PublicEntry } from './entry-of.ts';
export { newestDocuments, type NewestDocument } from './newest-documents.ts';
export { sequence } from './sequence.ts';
export type { Anchor, ChainFault, ChainVerdict, LogEntry, LogKind } from './types.ts';
export { verifyChain } from './verify-chain.ts';
