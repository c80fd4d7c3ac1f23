/** Every PDF is set here, by Typst in a process of its own. */
export { requirePrintable, unprintable, type Printed, type Unprintable } from './require-printable.ts';
export { openTypesetter } from './open-typesetter.ts';
export { typesetter } from './typesetter.ts';
export type { Typeset, Typesetter, TypesetterOptions, TypstRequest } from './types.ts';
