import { form } from './form.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** What the frame and every component need. */
export const common = { shell, words, form };
