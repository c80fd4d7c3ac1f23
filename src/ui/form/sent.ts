/**
 * Control characters, and marks that turn the direction of writing or hide: who checks a text would read another one
 * than the public does. Line breaks and tabs stay.
 */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const read = (value: string): string => value.replaceAll('\r\n', '\n').replaceAll(UNSEEN, '');

/** What a form sent, read by name. Empty text reads as absent in `optional`. */
export class Sent {
  readonly data: FormData;

  constructor(data: FormData) {
    this.data = data;
  }

  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === 'string' ? read(value).trim() : '';
  }

  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  texts(name: string): string[] {
    const values = this.data.getAll(name).filter((value) => typeof value === 'string');
    return values.map(read).filter((value) => value !== '');
  }

  /** Full-width digits are digits. Not a number reads as NaN, so that the schema of the verb refuses it at the field. */
  number(name: string): number | undefined {
    const text = this.optional(name)?.normalize('NFKC').replaceAll(/[,\s]/g, '');
    return text === undefined ? undefined : Number(text);
  }

  flag(name: string): boolean {
    return this.data.has(name);
  }

  file(name: string): File | undefined {
    return this.files(name)[0];
  }

  /** Chosen files; a file input left empty sends one without name and content. */
  files(name: string): File[] {
    return this.data.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
  }

  /** Made by the page that showed the form; the same key twice is the same act. */
  get requestKey(): string {
    return this.text('requestKey');
  }

  /** Everything typed, for showing it again. */
  get values(): Record<string, string[]> {
    const values: Record<string, string[]> = {};
    for (const [name, value] of this.data) {
      if (typeof value === 'string' && !UNTYPED.has(name) && !name.startsWith('secret'))
        (values[name] ??= []).push(value);
    }
    return values;
  }
}

const UNTYPED = new Set(['requestKey', 'formKey', 'password', 'currentPassword', 'code', 'token']);
