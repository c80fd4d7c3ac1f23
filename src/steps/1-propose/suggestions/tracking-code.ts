import { codeFrom, inGroups, readCode } from '../../../kernel/readable-code.ts';
import type { Office } from '../../../platform/index.ts';

type Machines = Pick<Office, 'secrets'>;

/**
 * 查询码 of what one form sent. It follows from the form's own token, so that the same form sent twice is told the same
 * code although none is kept.
 */
export function trackingCode({ secrets }: Machines, nonce: string): string {
  for (let draw = 0; ; draw += 1) {
    const code = codeFrom(secrets.mac('tracking code', `${draw}\n${nonce}`));
    if (code) return code;
  }
}

/** What is kept of a code; undefined when what was typed cannot be one. */
export function codeHash({ secrets }: Machines, typed: string): Buffer | undefined {
  const letters = readCode(typed);
  return letters === undefined ? undefined : secrets.mac('tracking code hash', letters);
}

/** As it is printed, from anything that was typed. */
export function spelled(typed: string): string {
  const letters = readCode(typed);
  return letters === undefined ? typed : inGroups(letters);
}
