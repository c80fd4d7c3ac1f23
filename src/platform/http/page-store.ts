import type { StoredPage } from './stored-page.ts';

/** What a key and its bookkeeping cost beside the bytes of the page. */
const OVERHEAD_BYTES = 2048;

interface Kept {
  readonly page: StoredPage;
  used: boolean;
}

/**
 * Pages of one version of the content. When the budget is spent, those not asked for since the last round go first
 * (second chance: a hit costs one assignment).
 */
export class PageStore {
  readonly #budget: number;
  #version = '';
  #bytes = 0;
  #pages = new Map<string, Kept>();

  constructor(budgetBytes: number) {
    this.#budget = budgetBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(version: string, key: string): StoredPage | undefined {
    if (version !== this.#version) this.#startOver(version);
    const kept = this.#pages.get(key);
    if (kept === undefined) return undefined;
    kept.used = true;
    return kept.page;
  }

  /** A page drawn for a version that has passed meanwhile is not kept. */
  put(version: string, key: string, page: StoredPage): void {
    const cost = page.bytes + OVERHEAD_BYTES;
    if (!page.storable || version !== this.#version || cost > this.#budget / 8) return;
    this.#drop(key);
    this.#pages.set(key, { page, used: false });
    this.#bytes += cost;
    while (this.#bytes > this.#budget) this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [key, kept] of this.#pages) {
      if (!kept.used) return this.#drop(key);
      kept.used = false;
      this.#pages.delete(key);
      this.#pages.set(key, kept);
    }
  }

  #drop(key: string): void {
    const kept = this.#pages.get(key);
    if (kept === undefined) return;
    this.#pages.delete(key);
    this.#bytes -= kept.page.bytes + OVERHEAD_BYTES;
  }

  #startOver(version: string): void {
    this.#version = version;
    this.#pages = new Map();
    this.#bytes = 0;
  }
}
