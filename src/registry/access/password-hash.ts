import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../kernel/errors.ts';
import { plainPassword } from './password-rules.ts';

/** Argon2id (the library's default kind): 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const WAITING_MOST = 200;

/** Belongs to no password: verifying against it takes as long as against a real one. */
const NOBODY = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

let running = 0;
const waiting: (() => void)[] = [];

/** Sign-ins must not take both cores from everybody else. @throws DomainError `access.too-many-tries` when swamped */
async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MOST) throw new DomainError('access.too-many-tries');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(plainPassword(password), COST));

/** Without a stored hash the answer is no, after the same work. */
export const verifyPassword = (stored: string | null | undefined, password: string): Promise<boolean> =>
  inTurn(() => verify(stored ?? NOBODY, plainPassword(password)));
