/** Lets at most `atOnce` tasks run; others wait in line, and when the line is full they are turned away. */
export class Turns {
  readonly #atOnce: number;
  readonly #lineMost: number;
  readonly #line: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, lineMost: number) {
    this.#atOnce = atOnce;
    this.#lineMost = lineMost;
  }

  get isFull(): boolean {
    return this.#line.length >= this.#lineMost;
  }

  async take<T>(task: () => Promise<T>): Promise<T> {
    // Whoever leaves hands the turn over, so that nobody who comes meanwhile gets in between.
    if (this.#running < this.#atOnce) this.#running += 1;
    else await new Promise<void>((next) => this.#line.push(next));
    try {
      return await task();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
