import { conflict, DomainError } from '../../kernel/errors.ts';
import {
  audit,
  bumpContentVersion,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import { append } from '../../transparency/index.ts';
import { takeLetter } from './letter-in-hand.ts';
import { partsHeard } from './parts-heard.ts';
import { publicResultDocument } from './result-document.ts';
import { confirmInput } from './schemas.ts';
import { assessmentOf } from './store.ts';
import type { Assessment, Derivation } from './types.ts';

/**
 * A second person confirms the proposed result; from then on it is public and never changed.
 * @throws DomainError `letter.not-found`, `access.denied`, `access.second-person`, `assessment.not-proposed`,
 * `assessment.already-confirmed`, `assessment.conflict` when it is not the proposal that was seen or its parts changed
 */
export async function confirmAssessment(ctx: Context, input: unknown): Promise<{ grade: string }> {
  return transact(ctx, async (tx) => {
    const given = parse(confirmInput, input);
    const inHand = await takeLetter(tx, given.letterId);
    const { letter, facts } = inHand;
    const assessment = await assessmentOf(tx, letter.id);
    const authors = [...(facts.authors ?? []), assessment?.assessorId ?? null];
    permit(tx.actor, 'appraisal.confirm', { ...facts, authors });
    return once(tx, { action: 'appraisal.confirm', input: given }, async () => {
      const proposed = requireProposal(assessment, given.seen);
      const heard = await partsHeard(tx, inHand);
      const now = heard.derive(proposed.organizationScore);
      if (!isSame(now, proposed.derivation)) throw conflict('assessment');
      await confirm(tx, proposed);
      const organization = await organizationFacts(tx, letter.organizationId);
      await append(tx, {
        kind: 'assessment.result',
        subject: letter.number,
        revision: 1,
        organizationCode: organization.code,
        document: publicResultDocument(inHand, proposed, heard),
      });
      await audit(tx, {
        action: 'appraisal.confirm',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, total: proposed.derivation.total, grade: proposed.derivation.grade },
      });
      bumpContentVersion(tx);
      return { grade: proposed.derivation.grade };
    });
  });
}

function requireProposal(assessment: Assessment | undefined, seen: string): Assessment {
  if (!assessment) throw new DomainError('assessment.not-proposed');
  if (assessment.state === 'confirmed') throw new DomainError('assessment.already-confirmed');
  if (assessment.at.toISOString() !== new Date(seen).toISOString()) throw conflict('assessment');
  return assessment;
}

const isSame = (a: Derivation, b: Derivation): boolean =>
  a.total === b.total &&
  a.grade === b.grade &&
  Object.entries(a.parts).every(([part, score]) => score === b.parts[part as keyof Derivation['parts']]);

async function confirm(tx: TransactionContext, proposed: Assessment): Promise<void> {
  const confirmed = await tx.db
    .updateTable('assessment')
    .set({
      state: 'confirmed',
      confirmed_by: tx.actor.accountId ?? null,
      confirmed_by_name: tx.actor.name,
      confirmed_at: tx.clock.now(),
    })
    .where('id', '=', proposed.id)
    .where('state', '=', 'proposed')
    .where('at', '=', proposed.at)
    .returning('id')
    .executeTakeFirst();
  if (!confirmed) throw conflict('assessment');
}
