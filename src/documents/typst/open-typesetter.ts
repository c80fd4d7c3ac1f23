import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { DomainError } from '../../kernel/errors.ts';
import { documentsFolder } from './folder.ts';
import type { Answered, Asked, Typeset, Typesetter, TypesetterOptions } from './types.ts';

/** A process that has grown beyond this begins anew when it has nothing to do. */
const MOST_MEMORY = 700 * 1024 * 1024;
/** One that nobody needed for so long gives its memory back. */
const IDLE_MS = 5 * 60_000;
const MOST_MS = 120_000;

type Question = Asked extends infer One ? (One extends Asked ? Omit<One, 'id'> : never) : never;

interface Waiting {
  resolve(answer: Answered): void;
  reject(error: Error): void;
}

export function openTypesetter({ fontFolder, mostMs = MOST_MS }: TypesetterOptions): Typesetter {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  let peak = 0;
  const waiting = new Map<number, Waiting>();

  const end = (error: DomainError): void => {
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const begin = (): ChildProcess => {
    const started = fork(
      join(documentsFolder(), 'typst/typeset-process.ts'),
      [documentsFolder(), fontFolder],
      {
        serialization: 'advanced',
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    started.on('message', (answer: Answered) => {
      peak = Math.max(peak, answer.memory);
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
      if (answer.memory > MOST_MEMORY && waiting.size === 0) end(new DomainError('document.failed'));
    });
    started.once('error', () => end(new DomainError('document.failed')));
    started.once('exit', () => end(new DomainError('document.failed')));
    return started;
  };

  /** One question at a time: time is counted for the document alone, not for those before it. */
  const ask = (question: Question): Promise<Answered> => {
    const turn = last.then(
      () =>
        new Promise<Answered>((resolve, reject) => {
          clearTimeout(idle);
          const id = (count += 1);
          const late = setTimeout(() => end(new DomainError('document.too-long')), mostMs);
          const settled = (): void => {
            clearTimeout(late);
            idle = setTimeout(() => end(new DomainError('document.failed')), IDLE_MS).unref();
            if (child) hold(child, false);
          };
          waiting.set(id, {
            resolve: (answer) => (settled(), resolve(answer)),
            reject: (error) => (settled(), reject(error)),
          });
          child ??= begin();
          hold(child, true);
          child.send({ id, ...question } satisfies Asked);
        }),
    );
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    async render({ at, ...request }): Promise<Typeset> {
      const answer = await ask({ kind: 'render', ...request, at: at.getTime() });
      // A template that does not compile is a defect, not a failure somebody could mend.
      if ('fault' in answer) throw new Error(`${request.template}: ${answer.fault}`);
      if (!('bytes' in answer)) throw new DomainError('document.failed');
      return { bytes: Buffer.from(answer.bytes), pages: answer.pages };
    },
    async missing(texts) {
      const answer = await ask({ kind: 'missing', texts });
      return 'missing' in answer ? answer.missing : texts.map(() => []);
    },
    peak: () => peak,
    async close() {
      await last;
      clearTimeout(idle);
      end(new DomainError('document.failed'));
    },
  };
}

/** While it has nothing to do the process does not keep the office from stopping. */
function hold(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
