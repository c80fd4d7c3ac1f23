import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { roundById } from '../rounds/index.ts';
import { keepFingerprints } from './fingerprints.ts';
import { revision } from './schemas.ts';
import { factsOf, letterConflict, loadLetter, loadVersion, moveLetter } from './store.ts';
import { highestVersion, insertVersion } from './versions.ts';

/**
 * Opens the next version of a published letter, with the reason that will be published with it (product law 3). The
 * published version stays the valid one until the next is published.
 * @throws DomainError `letter.wrong-state`, `letter.conflict`, `letter.round-not-open`
 */
export async function revise(ctx: Context, letterId: Id, input: unknown): Promise<{ revision: number }> {
  const wanted = parse(revision, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'letter.revise', input: { letterId, ...wanted } }, async () => {
      const letter = await loadLetter(tx, letterId);
      permit(tx.actor, 'letter.draft', await factsOf(tx, letter));
      if (letter.revision !== wanted.revision)
        throw await letterConflict(tx, { ...letter, revision: wanted.revision });
      if ((await roundById(tx, letter.roundId)).state !== 'open')
        throw new DomainError('letter.round-not-open');
      const { content } = await loadVersion(tx, letterId, letter.version);
      const version = (await highestVersion(tx, letterId)) + 1;
      const moved = await moveLetter(tx, letter, 'revise', { letter: { version } });
      await insertVersion(tx, { letterId, version, state: 'draft', content, reason: wanted.reason });
      await keepFingerprints(tx, [{ letterId, roundId: letter.roundId, items: content.items }]);
      await audit(tx, {
        action: 'letter.revise',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version },
      });
      return { revision: moved.revision };
    }),
  );
}
