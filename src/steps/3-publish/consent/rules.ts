import type { FailureCode } from '../../../kernel/errors.ts';
import type { Person } from '../../../registry/people/types.ts';
import type { Round } from '../../../registry/rounds/types.ts';

/** Why no consent is asked of this person in this round; undefined when it may be given. */
export function refusalToAsk(
  { state, settings }: Pick<Round, 'state' | 'settings'>,
  person: Pick<Person, 'state' | 'leadingCadre'>,
): FailureCode | undefined {
  if (settings.memberLettersOnPortal !== 'full') return 'consent.not-asked';
  if (state !== 'open') return 'letter.round-not-open';
  if (person.state === 'left') return 'person.has-left';
  return person.leadingCadre ? 'consent.not-needed' : undefined;
}
