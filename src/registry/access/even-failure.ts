import { setTimeout as wait } from 'node:timers/promises';

const ANSWER_AFTER_MS = 250;

/** Failures answer at one time after the request, so that no database write tells a known login from an unknown. */
export async function failEvenly<Result>(act: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  try {
    return await act();
  } catch (error) {
    await wait(Math.max(0, ANSWER_AFTER_MS - (performance.now() - begun)));
    throw error;
  }
}
