import { createContext } from 'svelte';
import type { CommonMessages } from './index.ts';
import type { Locale } from './locale.ts';

export interface Words extends CommonMessages {
  readonly locale: Locale;
}

const [read, provide] = createContext<() => Words>();

/** Called once by the root layout. */
export const provideWords = provide;

/** Inside a component: the frame's words and the language. A change of language reloads the page. */
export const getWords = (): Words => read()();
