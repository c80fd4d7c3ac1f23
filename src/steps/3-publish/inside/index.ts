/** 内部公示: the branch and its committee read published letters in full, signed in. */
export { listPublished, type PublishedRow } from './list-published.ts';
export { showPublished, type PublishedView } from './show-published.ts';
