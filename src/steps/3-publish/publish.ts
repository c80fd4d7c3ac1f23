import { invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
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
import { factsOf, loadLetter, loadVersion, moveLetter, projectItems } from '../../registry/letters/index.ts';
import type { LetterVersion } from '../../registry/letters/types.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import { personFacts } from '../../registry/people/index.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { append } from '../../transparency/index.ts';
import { isAuthor, isPublic, publicLetter } from './rules.ts';
import { publishInput } from './schemas.ts';
import type { Published } from './types.ts';

/**
 * 亮诺: an approved version becomes the published one, its items begin, and the log keeps what was said. A named
 * person other than the authors has checked it for secrets.
 * @throws DomainError `letter.not-found`, `access.denied`, `letter.wrong-state`, `letter.conflict`, `input.invalid`
 */
export async function publish(ctx: Context, input: unknown, key?: string): Promise<Published> {
  return transact(ctx, async (tx) => {
    const { letterId, secrecyCheckedBy } = parse(publishInput, input);
    const letter = await loadLetter(tx, letterId);
    const organization = await organizationFacts(tx, letter.organizationId);
    const facts = await factsOf(tx, letter);
    permit(tx.actor, 'letter.publish', facts);
    return once(tx, { action: 'letter.publish', input: { letterId, secrecyCheckedBy }, key }, async () => {
      const round = await roundById(tx, letter.roundId);
      const version = await loadVersion(tx, letter.id, letter.version);
      const person = letter.personId ? await personFacts(tx, letter.personId) : null;
      const reviewer = facts.reviewerOrganizationId
        ? await organizationFacts(tx, facts.reviewerOrganizationId)
        : null;
      const authors = await authorNames(tx, version, letter.enteredBy);
      if (isAuthor(secrecyCheckedBy, person ? [...authors, person.name] : authors)) {
        throw invalid([
          { field: 'secrecyCheckedBy', code: 'publish.checker-is-author', value: secrecyCheckedBy },
        ]);
      }
      const now = tx.clock.now();
      const asCadre = letter.asCadre || (person?.leadingCadre ?? false);
      const published = await moveLetter(tx, letter, 'publish', {
        letter: { public: isPublic(letter.committer, round.settings.memberLettersOnPortal), asCadre },
        version: { secrecyCheckedBy, publishedBy: tx.actor.accountId ?? null, publishedAt: now },
      });
      await projectItems(tx, published, version.content);
      await append(tx, {
        kind: letter.publishedVersion === null ? 'commitment.published' : 'commitment.revised',
        subject: letter.number,
        revision: letter.version,
        organizationCode: organization.code,
        document: publicLetter({
          letter,
          version,
          round,
          organization,
          reviewer,
          asCadre,
          today: tx.clock.today(),
        }),
      });
      await audit(tx, {
        action: 'letter.publish',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: {
          number: letter.number,
          version: letter.version,
          secrecyCheckedBy,
          public: published.public,
        },
      });
      bumpContentVersion(tx);
      return { letterId, number: letter.number, version: letter.version, public: published.public };
    });
  });
}

async function authorNames(
  tx: TransactionContext,
  version: LetterVersion,
  enteredBy: Id | null,
): Promise<string[]> {
  const ids = [version.createdBy, version.submittedBy, enteredBy].filter((id) => id !== null);
  if (ids.length === 0) return [];
  const rows = await tx.db.selectFrom('account').select('name').where('id', 'in', ids).execute();
  return rows.map(({ name }) => name);
}
