import type { Day } from '../../kernel/days.ts';
import { DomainError, notFound, type FieldFault } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import type { Facts } from '../../registry/access/index.ts';
import { factsOf, itemsOf, loadLetter } from '../../registry/letters/index.ts';
import type { Item, Letter } from '../../registry/letters/types.ts';
import { roundById, type Round } from '../../registry/rounds/index.ts';

type Db = { readonly db: Context['db'] };

/** A published letter with what an appraisal needs to know of it. */
export interface LetterInHand {
  readonly letter: Letter;
  readonly round: Round;
  readonly facts: Facts;
  /** Items that are still promised: all but the withdrawn ones. */
  readonly items: readonly Item[];
}

/** Without a permission check, for verbs. @throws DomainError `letter.not-found` */
export async function takeLetter(tx: Db, letterId: Id): Promise<LetterInHand> {
  if (!isId(letterId)) throw notFound('letter');
  const letter = await loadLetter(tx, letterId);
  const items = await itemsOf(tx, letterId);
  return {
    letter,
    round: await roundById(tx, letter.roundId),
    facts: await factsOf(tx, letter),
    items: items.filter(({ state }) => state !== 'withdrawn'),
  };
}

/**
 * Only what was made public is appraised, and nothing is added behind a confirmed result.
 * @throws DomainError `appraisal.not-published`, `assessment.already-confirmed`
 */
export async function requireOpen(tx: Db, letter: Letter): Promise<void> {
  if (letter.publishedVersion === null) throw new DomainError('appraisal.not-published');
  const confirmed = await tx.db
    .selectFrom('assessment')
    .select('id')
    .where('letter_id', '=', letter.id)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  if (confirmed) throw new DomainError('assessment.already-confirmed');
}

/** Meetings and checks lie behind us. */
export const futureFaults = (field: string, day: Day | null, today: Day): FieldFault[] =>
  day !== null && day > today ? [{ field, code: 'input.in-future', value: day }] : [];
