import { createHash, randomBytes } from 'node:crypto';
import { CODE_LETTERS, codeFrom } from '../../kernel/readable-code.ts';

export { readCode as readSlipCode } from '../../kernel/readable-code.ts';

/** 60 random bits and a check letter. */
export function newSlipCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(CODE_LETTERS));
    if (code) return code;
  }
}

/** What is stored. 60 random bits behind a lock after five tries need no slow hash. */
export const slipHash = (accountId: string, letters: string): Buffer =>
  createHash('sha256')
    .update(`${accountId}\n${letters.replaceAll('-', '')}`)
    .digest();
