import { DomainError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import type { Letter } from '../../registry/letters/types.ts';
import { requireOpen, takeLetter } from './letter-in-hand.ts';
import { partsHeard } from './parts-heard.ts';
import { assessInput } from './schemas.ts';
import { storedParts } from './store.ts';
import type { Derivation } from './types.ts';

/**
 * 组织考核: the reviewer adds the organization's own score; total and grade follow by the round's weights and caps. A
 * proposal may be made again until a second person confirms it.
 * @throws DomainError `letter.not-found`, `access.denied`, `access.second-person`, `appraisal.not-published`,
 * `appraisal.parts-missing`, `assessment.already-confirmed`, `input.invalid`
 */
export async function assess(ctx: Context, input: unknown): Promise<Derivation> {
  return transact(ctx, async (tx) => {
    const given = parse(assessInput, input);
    const inHand = await takeLetter(tx, given.letterId);
    const { letter } = inHand;
    permit(tx.actor, 'appraisal.assess', inHand.facts);
    return once(tx, { action: 'appraisal.assess', input: given }, async () => {
      await requireOpen(tx, letter);
      const heard = await partsHeard(tx, inHand);
      if (!heard.complete) {
        throw new DomainError('appraisal.parts-missing', { params: { missing: heard.missing.join(' ') } });
      }
      const derivation = heard.derive(given.organizationScore);
      await save(tx, letter, given, derivation);
      await audit(tx, {
        action: 'appraisal.assess',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, total: derivation.total, grade: derivation.grade },
      });
      return derivation;
    });
  });
}

async function save(
  tx: TransactionContext,
  letter: Letter,
  given: { readonly organizationScore: number; readonly opinion: string },
  derivation: Derivation,
): Promise<void> {
  const now = tx.clock.now();
  const proposal = {
    organization_score: given.organizationScore,
    parts: storedParts(derivation),
    total: derivation.total,
    grade: derivation.grade,
    caps: JSON.stringify(derivation.caps),
    opinion: given.opinion,
    account_id: tx.actor.accountId ?? null,
    assessor_name: tx.actor.name,
    at: now,
  };
  const saved = await tx.db
    .insertInto('assessment')
    .values({ id: newId(now.getTime()), letter_id: letter.id, state: 'proposed', ...proposal })
    .onConflict((clash) =>
      clash.column('letter_id').doUpdateSet(proposal).where('assessment.state', '=', 'proposed'),
    )
    .returning('id')
    .executeTakeFirst();
  if (!saved) throw new DomainError('assessment.already-confirmed');
}
