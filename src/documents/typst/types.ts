/** One document to be set. Data enters as JSON only and is shown as text, never read as markup. */
export interface TypstRequest {
  /** Path of the template below `src/documents`. */
  readonly template: string;
  readonly data: unknown;
  /** Files the template may show, by the path it names. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** Stands in the file as its time of making: the same data and time give the same bytes. */
  readonly at: Date;
  /** PDF/A-2b, for what is kept. */
  readonly archive?: boolean;
  /** Tags for screen readers; off only where a large table would grow many times over. Default on. */
  readonly tagged?: boolean;
  /** `svg` draws all pages below each other, for tests and previews. Default `pdf`. */
  readonly format?: 'pdf' | 'svg';
}

export interface Typeset {
  readonly bytes: Buffer;
  readonly pages: number;
}

/** Sets documents, one after the other, in a process of its own. */
export interface Typesetter {
  /** @throws DomainError `document.failed`, `document.too-long` */
  render(request: TypstRequest): Promise<Typeset>;
  /** Characters of each text that no font at hand can print; empty where all can. */
  missing(texts: readonly string[]): Promise<readonly string[][]>;
  /** Most memory the process was seen to use since it began, in bytes. */
  peak(): number;
  close(): Promise<void>;
}

export interface TypesetterOptions {
  /** Fonts an office puts there are used; what has to be unpacked once is kept below. */
  readonly fontFolder: string;
  /** Longest time for one document. Default two minutes. */
  readonly mostMs?: number;
}

/** What the process is asked. */
export type Asked =
  | ({ readonly id: number; readonly kind: 'render' } & Omit<TypstRequest, 'at'> & { readonly at: number })
  | { readonly id: number; readonly kind: 'missing'; readonly texts: readonly string[] };

/** What it answers; `memory` is what it uses at that moment. */
export type Answered = { readonly id: number; readonly memory: number } & (
  | { readonly bytes: Uint8Array; readonly pages: number }
  | { readonly missing: string[][] }
  | { readonly fault: string }
);
