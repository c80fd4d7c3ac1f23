import type { ChildProcess } from 'node:child_process';
import type { Log } from './log.ts';

export interface Supervisor {
  current(): ChildProcess;
  trouble(): unknown;
  /** From now on an end of the process is wanted. */
  release(): void;
}

/** Starts the process again whenever it ends unasked, after a pause that grows to 5 seconds while it fails. */
export function superviseRestarts(
  first: ChildProcess,
  start: () => Promise<ChildProcess>,
  log: Log,
): Supervisor {
  let child = first;
  let trouble: unknown;
  let released = false;

  const watch = (): void => {
    child.once('exit', (status, signal) => {
      if (released) return;
      trouble = new Error('the database process ended');
      log.error({ status, signal }, 'database process ended, starting it again');
      void restart(50);
    });
  };

  const restart = async (pause: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (released) return;
    try {
      child = await start();
      trouble = undefined;
      watch();
      if (released) child.kill('SIGINT');
      log.info('database process runs again');
    } catch (error) {
      trouble = error;
      log.error({ err: error }, 'database process did not start');
      await restart(Math.min(pause * 2, 5000));
    }
  };

  watch();
  return { current: () => child, trouble: () => trouble, release: () => void (released = true) };
}
