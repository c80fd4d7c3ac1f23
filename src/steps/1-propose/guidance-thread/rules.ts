import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Letter, LetterState } from '../../../registry/letters/types.ts';
import type { GuidanceThread, WrittenAs } from './types.ts';

const ROLES = ['secretary', 'leader', 'office', 'clerk'] as const satisfies readonly Role[];

/** Advice is for words that can still change. */
export const takesAdvice = (state: LetterState): boolean => state === 'draft' || state === 'returned';

/** A member writes as the author of the own letter, whoever typed it; others by their role at its organization. */
export function writtenAs(
  actor: Actor,
  letter: Pick<Letter, 'committer' | 'personId' | 'organizationId' | 'enteredBy'>,
): WrittenAs {
  const wrote =
    letter.committer === 'person'
      ? actor.personId !== undefined && actor.personId === letter.personId
      : actor.accountId !== undefined && actor.accountId === letter.enteredBy;
  if (wrote) return 'author';
  const held = actor.grants
    .filter(({ organizationId }) => organizationId === letter.organizationId)
    .map(({ role }) => role);
  return ROLES.find((role) => held.includes(role)) ?? 'author';
}

/** Open, and the last word is somebody else's. */
export const waitsForMe = (thread: GuidanceThread): boolean =>
  thread.resolvedAt === null && !(thread.replies.at(-1) ?? thread).own;
