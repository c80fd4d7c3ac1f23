import { addWorkingDays, type Day } from '../../kernel/days.ts';
import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import {
  factsOf,
  itemsOf,
  letterConflict,
  loadLetter,
  loadVersion,
  moveLetter,
  submissionFaults,
  type Letter,
} from '../../registry/letters/index.ts';
import { personFacts } from '../../registry/people/index.ts';
import { roundById, type Round } from '../../registry/rounds/index.ts';
import { showChecks } from '../1-propose/copies/index.ts';
import { findReviewer } from './find-reviewer.ts';
import { warningsIn } from './rules.ts';
import { submission } from './schemas.ts';
import { keepAnswers } from './store.ts';

/**
 * Hands a letter in (clause V1): freezes its words and its reviewer, keeps the answers to what was remarked, and starts
 * the reviewer's clock.
 * @throws DomainError `input.invalid` at what is missing, `letter.wrong-state`, `letter.conflict`,
 * `letter.round-not-open`
 */
export async function submit(ctx: Context, letterId: Id, input: unknown): Promise<{ reviewDueOn: Day }> {
  const { revision, answers } = parse(submission, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'review.submit', input: { letterId, revision, answers } }, async () => {
      const letter = await loadLetter(tx, letterId);
      permit(tx.actor, 'letter.submit', await factsOf(tx, letter));
      if (letter.revision !== revision) throw await letterConflict(tx, { ...letter, revision });
      const round = await roundById(tx, letter.roundId);
      if (round.state !== 'open') throw new DomainError('letter.round-not-open');
      await refuseIncomplete(tx, letter, round);
      const now = tx.clock.now();
      const reviewerOrganizationId = await findReviewer(tx, { ...letter, reviewLevel: 1 });
      const reviewDueOn = addWorkingDays(tx.clock.today(), round.settings.review.workingDays, tx.calendar);
      const warningsCount = warningsIn((await showChecks(tx, letterId)).findings);
      const by = { submittedAt: now, submittedBy: tx.actor.accountId ?? null };
      await moveLetter(tx, letter, 'submit', {
        letter: { ...by, reviewerOrganizationId, reviewDueOn, reviewLevel: 1, warningsCount },
        version: by,
      });
      await keepAnswers(tx, letterId, answers);
      await audit(tx, {
        action: 'review.submit',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version, reviewerOrganizationId, reviewDueOn },
      });
      return { reviewDueOn };
    }),
  );
}

async function refuseIncomplete(tx: TransactionContext, letter: Letter, round: Round): Promise<void> {
  const { content } = await loadVersion(tx, letter.id, letter.version);
  const person = letter.personId === null ? undefined : await personFacts(tx, letter.personId);
  const faults = submissionFaults(content, {
    committer: letter.committer,
    leadingCadre: person?.leadingCadre ?? false,
    round,
    ledger: await itemsOf(tx, letter.id),
  });
  if (faults.length > 0) throw invalid(faults);
}
