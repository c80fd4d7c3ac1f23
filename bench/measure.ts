export interface Times {
  readonly count: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95) };
}

export const median = (values: readonly number[]): number => timesOf(values).p50;

/** Runs `act` one after the other, at most `times` and, once there are ten, for at most `patienceMs`. */
export async function repeat(
  act: (turn: number) => Promise<unknown>,
  times: number,
  patienceMs: number,
): Promise<number[]> {
  const taken: number[] = [];
  const until = performance.now() + patienceMs;
  for (let turn = 0; turn < times && (turn < 10 || performance.now() < until); turn += 1) {
    const started = performance.now();
    await act(turn);
    taken.push(performance.now() - started);
  }
  return taken;
}

/** How often `callers` side by side finish `act` in a second, over about `seconds`. */
export async function ratePerSecond(
  act: (caller: number) => Promise<unknown>,
  callers: number,
  seconds: number,
): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let done = 0;
  const call = async (caller: number): Promise<void> => {
    while (performance.now() < until) {
      await act(caller);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  return (done * 1000) / (performance.now() - started);
}
