import type { Log } from '../platform/index.ts';

/** Runs `work` now and then again and again, never twice at once; a failure is logged and does not end it. */
export function atIntervals(log: Log, ms: number, name: string, work: () => Promise<unknown>): () => void {
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      await work();
    } catch (error) {
      log.error({ err: error, work: name }, 'background work failed');
    } finally {
      running = false;
    }
  };
  void run();
  const timer = setInterval(() => void run(), ms).unref();
  return () => clearInterval(timer);
}
