import { baseName, canonicalName, nameKey } from './import-name-rules.ts';
import { mayStandUnder } from './rules.ts';
import type { OrganizationKind } from './types.ts';

export interface Named {
  readonly code: string;
  readonly kind: OrganizationKind;
}

/** Who asks for an organization by name, to choose among several of that name. */
export interface Asking {
  /** The asker's own code, or one that begins like it. */
  readonly code: string;
  /** The kind that is to stand under the one found. */
  readonly kind?: OrganizationKind;
  /** What remains after the code decides; for instance only those under a certain superior. */
  readonly fits?: (found: Named) => boolean;
}

type Found<T> = { readonly one: T } | { readonly several: readonly T[] } | null;

/** Finds organizations by code, full name, short name and the forms in which offices shorten names. */
export class NameIndex<T extends Named> {
  readonly #byCode = new Map<string, T>();
  readonly #levels: readonly Map<string, T[]>[] = [new Map(), new Map(), new Map(), new Map()];

  add(node: T, names: readonly (string | null)[], shortName: string | null): void {
    this.#byCode.set(node.code, node);
    for (const name of new Set(names)) {
      if (!name) continue;
      const key = nameKey(name);
      this.#put(0, key, node);
      this.#put(2, canonicalName(key), node);
      this.#put(3, baseName(key), node);
    }
    if (shortName) {
      const key = nameKey(shortName);
      this.#put(1, key, node);
      this.#put(2, canonicalName(key), node);
    }
  }

  byCode(code: string): T | undefined {
    return this.#byCode.get(code);
  }

  /** The first way of naming that finds something decides; among several the asker's code and kind choose. */
  find(text: string, asking: Asking): Found<T> {
    const code = text.replaceAll(/\s/g, '');
    const exact = /^[0-9A-Za-z-]+$/.test(code) ? this.#byCode.get(code) : undefined;
    if (exact) return { one: exact };
    const key = nameKey(text);
    const keys = [key, key, canonicalName(key), baseName(key)];
    for (const [level, map] of this.#levels.entries()) {
      const found = map.get(keys[level] ?? '') ?? [];
      const [only, ...others] = narrow(found, asking, level === 3);
      if (only && others.length === 0) return { one: only };
      if (only) return { several: [only, ...others] };
    }
    return null;
  }

  /** The organization whose code is the longest beginning of `code`. */
  byPrefix(code: string): T | undefined {
    for (let length = code.length - 1; length > 0; length -= 1) {
      const found = this.#byCode.get(code.slice(0, length));
      if (found) return found;
    }
    return undefined;
  }

  #put(level: number, key: string, node: T): void {
    const map = this.#levels[level];
    if (!map || key === '') return;
    const list = map.get(key);
    if (!list) map.set(key, [node]);
    else if (!list.includes(node)) list.push(node);
  }
}

function narrow<T extends Named>(found: readonly T[], asking: Asking, loose: boolean): readonly T[] {
  const { kind } = asking;
  let left = found;
  // A village and its branch share their bare name; only the kind tells which one may be meant.
  if (loose && kind) left = left.filter((one) => mayStandUnder(kind, one.kind));
  left = prefer(left, (one) => one.code !== asking.code);
  if (asking.fits) left = prefer(left, asking.fits);
  if (kind) left = prefer(left, (one) => mayStandUnder(kind, one.kind));
  if (left.length <= 1) return left;
  const before = left.filter((one) => one.code !== asking.code && asking.code.startsWith(one.code));
  const longest = Math.max(...before.map((one) => one.code.length));
  return prefer(left, (one) => before.includes(one) && one.code.length === longest);
}

function prefer<T>(list: readonly T[], fits: (one: T) => boolean): readonly T[] {
  if (list.length <= 1) return list;
  const better = list.filter(fits);
  return better.length > 0 ? better : list;
}
