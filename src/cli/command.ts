import type { Office } from '../platform/index.ts';
import type { Language, Words } from './words.ts';

export interface Terminal {
  readonly words: Words;
  readonly language: Language;
  /** One line of output. */
  say(line: string): void;
  /** One line beside the output: progress and failures. */
  tell(line: string): void;
}

export interface Command {
  /** What follows the command's name. @returns the exit code */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A mistake in how the command was typed: told with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type WithOffice = <Result>(act: (office: Office) => Promise<Result>) => Promise<Result>;
