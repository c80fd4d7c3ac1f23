/** Which items were read out, kept on this device until the meeting is over. */
export class ReadMarks {
  #key: string;
  read: readonly string[] = $state([]);

  constructor(reading: string) {
    this.#key = `reading ${reading}`;
  }

  /** Only in the browser: a server has no device to remember on. */
  recall(): void {
    const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
    if (Array.isArray(kept)) this.read = kept.filter((number) => typeof number === 'string');
  }

  has(number: string): boolean {
    return this.read.includes(number);
  }

  set(number: string, read: boolean): void {
    const others = this.read.filter((one) => one !== number);
    this.read = read ? [...others, number] : others;
    localStorage.setItem(this.#key, JSON.stringify(this.read));
  }

  forget(): void {
    this.read = [];
    localStorage.removeItem(this.#key);
  }
}
