import { join } from 'node:path';
import { typesetter, type Typesetter } from '../../../documents/typst/index.ts';
import type { Context } from '../../../platform/index.ts';

/** Fonts of the office lie in its data folder. */
export const typesetterOf = ({ config }: Pick<Context, 'config'>): Typesetter =>
  typesetter(join(config.data, 'fonts'));
