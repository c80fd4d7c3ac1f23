/**
 * 亮诺: what was approved is checked for secrets and made public for good.
 *
 * How a committer is named in public is decided in one place. A page, feed, export or document for the public takes
 * `NAMING` into its query over `letter` and shows what `publicNaming(row.naming)` gives: `name` for the committer,
 * `tell(text)` for every text of or about the letter, `person(name)` for who answers for an item; `publicItems` and
 * `toPublicItem` do so already. A logged document is drawn by `namedDocument(document, naming)`. What is logged
 * uses `loggedNaming(letter)`, which never knows of a consent. Whatever is kept must not hold a name: a consent that is
 * withdrawn bumps the content version, and the name is gone with the next drawing.
 */
export { NAMING } from './naming-facts.ts';
export { publish } from './publish.ts';
export { publishMany } from './publish-many.ts';
export * from './rules.ts';
export * from './types.ts';
export { waitingForPublication, type WaitingRequest } from './waiting-for-publication.ts';
export { showPublication, type PublicationDesk } from './show-publication.ts';
export { withdrawPublication } from './withdraw-publication.ts';
export * from './portal/index.ts';
