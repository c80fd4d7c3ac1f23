import { randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../../kernel/errors.ts';
import type { Office } from '../../../platform/index.ts';
import { formFault } from './rules.ts';

type Machines = Pick<Office, 'clock' | 'secrets'>;

const signature = ({ secrets }: Machines, about: string, body: string): string =>
  secrets.mac('suggestion form', `${about}\n${body}`).toString('base64url');

/**
 * Goes with the form into the page and comes back with what was typed: proof without script or picture that somebody
 * opened this very form, a while ago, and sends it for the first time. `about` is what the form is for.
 */
export function newFormToken(office: Machines, about: string): string {
  const body = `${office.clock.now().getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
  return `${body}.${signature(office, about, body)}`;
}

/**
 * The part of the token that is used once.
 * @throws DomainError `suggestion.form-unknown`, `suggestion.form-too-quick`, `suggestion.form-too-old`
 */
export function readFormToken(office: Machines, about: string, token: string): string {
  const [time = '', nonce = '', signed = ''] = token.split('.');
  const expected = Buffer.from(signature(office, about, `${time}.${nonce}`));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new DomainError('suggestion.form-unknown');
  }
  const fault = formFault(Number.parseInt(time, 36), office.clock.now().getTime());
  if (fault) throw new DomainError(fault);
  return nonce;
}
