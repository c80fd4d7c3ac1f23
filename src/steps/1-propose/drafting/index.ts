/** 起草: what lies beside the editor of a letter. */
export * from './rules.ts';
export { showDrafting, type Drafting } from './show-drafting.ts';
