import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveLetter, projectItems } from '../../registry/letters/index.ts';
import { append } from '../../transparency/index.ts';
import { checkSecrecy } from './check-secrecy.ts';
import { isPublic, publicLetter } from './rules.ts';
import { publishedWords } from './scan-rules.ts';
import { endSchedule } from './schedule/store.ts';
import { publishInput } from './schemas.ts';
import { takeApproved } from './take-approved.ts';
import type { Published } from './types.ts';

/**
 * 亮诺: an approved version becomes the published one, its items begin, and the log keeps what was said. A named
 * person other than the authors has checked it; what was masked stands in the letter as it was written, and as ***
 * everywhere else.
 * @throws DomainError `letter.not-found`, `access.denied`, `letter.wrong-state`, `letter.conflict`, `input.invalid`
 */
export async function publish(ctx: Context, input: unknown, key?: string): Promise<Published> {
  return transact(ctx, async (tx) => {
    const given = parse(publishInput, input);
    const approved = await takeApproved(tx, given.letterId);
    const { letter, version, round, organization, reviewer, person } = approved;
    permit(tx.actor, 'letter.publish', approved.facts);
    return once(tx, { action: 'letter.publish', input: given, key }, async () => {
      const check = await checkSecrecy(tx, approved, given);
      const words = publishedWords(version, check.findings);
      const asCadre = letter.asCadre || (person?.leadingCadre ?? false);
      const published = await moveLetter(tx, letter, 'publish', {
        letter: { public: isPublic(letter.committer, round.settings.memberLettersOnPortal), asCadre },
        version: {
          secrecyCheckedBy: check.checkedByName,
          publishedBy: tx.actor.accountId ?? null,
          publishedAt: tx.clock.now(),
          ...(words === version ? {} : { publishedContent: words.content, publishedReason: words.reason }),
        },
      });
      await projectItems(tx, published, words.content);
      await endSchedule(tx, letter.id, 'done');
      await append(tx, {
        kind: letter.publishedVersion === null ? 'commitment.published' : 'commitment.revised',
        subject: letter.number,
        revision: letter.version,
        organizationCode: organization.code,
        document: publicLetter({
          letter,
          version: words,
          round,
          organization,
          reviewer,
          asCadre,
          secrecyCheckedOn: check.checkedOn,
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
          secrecyCheckedBy: check.checkedByName,
          public: published.public,
        },
      });
      bumpContentVersion(tx);
      return {
        letterId: letter.id,
        number: letter.number,
        version: letter.version,
        public: published.public,
      };
    });
  });
}
