import { openTypesetter } from './open-typesetter.ts';
import type { Typesetter } from './types.ts';

/** Registered, since the entry and the built pages each hold their own copy of this module and share one process. */
const OPEN: unique symbol = Symbol.for('yinuo.typesetters');

type Registry = typeof globalThis & { [OPEN]?: Map<string, Typesetter> };

/** The typesetter of an office, begun at its first document. */
export function typesetter(fontFolder: string): Typesetter {
  const registry: Registry = globalThis;
  const open = (registry[OPEN] ??= new Map<string, Typesetter>());
  const known = open.get(fontFolder) ?? openTypesetter({ fontFolder });
  open.set(fontFolder, known);
  return known;
}
