/** 指导意见: short advice of the secretary and others of the organization on a letter being written (clause V2). */
export { advise } from './advise.ts';
export { resolveAdvice } from './resolve-advice.ts';
export * from './rules.ts';
export { guidanceThreads } from './show-threads.ts';
export * from './types.ts';
export { adviceWaiting, type WaitingAdvice } from './waiting-advice.ts';
