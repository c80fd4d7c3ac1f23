import { DomainError, invalid } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { attachFiles, keepFile, type KeptFile } from '../../../platform/attachments/store.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter, type Letter } from '../../../registry/letters/index.ts';
import { occasionInput } from './schemas.ts';
import { OCCASION_FILES } from './types.ts';

export interface SentPhoto {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Records that published letters were read out at a meeting, posted on the board or handed out: one occasion, any number
 * of letters. Photographs lose where and by what they were taken, and are never public.
 * @throws DomainError `letter.not-found`, `access.denied`, `publish.not-public-yet`, `publish.several-rounds`,
 * `input.invalid`
 */
export async function recordOccasion(
  ctx: Context,
  input: unknown,
  photos: readonly SentPhoto[] = [],
): Promise<{ occasionId: Id; letters: number }> {
  const given = parse(occasionInput, input);
  if (given.heldOn > ctx.clock.today()) {
    throw invalid([{ field: 'heldOn', code: 'input.in-future', value: given.heldOn }]);
  }
  const kept: KeptFile[] = [];
  for (const { bytes, name } of photos) kept.push(await keepPhoto(ctx, bytes, name));
  return transact(ctx, async (tx) => {
    const letters: Letter[] = [];
    for (const id of given.letterIds) {
      const letter = await loadLetter(tx, id);
      permit(tx.actor, 'publication.record', await factsOf(tx, letter));
      letters.push(letter);
    }
    const files = kept.map(({ hash }) => hash);
    return once(tx, { action: 'publication.record', input: { ...given, files } }, async () => {
      const [first] = letters;
      if (!first) throw invalid([{ field: 'letterIds', code: 'publish.nothing-chosen' }]);
      const unpublished = letters.find(({ publishedVersion }) => publishedVersion === null);
      if (unpublished) {
        throw new DomainError('publish.not-public-yet', { params: { number: unpublished.number } });
      }
      if (letters.some(({ roundId }) => roundId !== first.roundId)) {
        throw new DomainError('publish.several-rounds');
      }
      const now = tx.clock.now();
      const occasionId = newId(now.getTime());
      const organizationId = placeOf(tx.actor.grants, letters);
      await tx.db
        .insertInto('publication_occasion')
        .values({
          id: occasionId,
          organization_id: organizationId,
          round_id: first.roundId,
          channel: given.channel,
          held_on: given.heldOn,
          place: given.place,
          account_id: tx.actor.accountId ?? null,
          recorded_by_name: tx.actor.name,
          at: now,
        })
        .execute();
      await tx.db
        .insertInto('publication_occasion_letter')
        .values(
          letters.map(({ id, publishedVersion }) => ({
            occasion_id: occasionId,
            letter_id: id,
            version: publishedVersion ?? 0,
          })),
        )
        .execute();
      await attachFiles(tx, { kind: OCCASION_FILES, id: occasionId, organizationId }, kept);
      await audit(tx, {
        action: 'publication.record',
        organizationId,
        subjectKind: OCCASION_FILES,
        subjectId: occasionId,
        detail: {
          channel: given.channel,
          heldOn: given.heldOn,
          letters: letters.map(({ number }) => number),
        },
      });
      bumpContentVersion(tx);
      return { occasionId, letters: letters.length };
    });
  });
}

/** Where it happened: the recorder's own organization when that one reviews the letters, else the letters' own. */
function placeOf(grants: Context['actor']['grants'], letters: readonly Letter[]): Id {
  const [first] = letters;
  const own = letters.find((letter) =>
    grants.some(({ organizationId }) => organizationId === letter.organizationId),
  );
  return own?.organizationId ?? first?.reviewerOrganizationId ?? first?.organizationId ?? '';
}

async function keepPhoto(ctx: Context, bytes: Buffer, name: string): Promise<KeptFile> {
  const file = await keepFile(ctx, bytes, name);
  if (!file.mediaType.startsWith('image/')) {
    throw invalid([{ field: 'file', code: 'publish.photo-only' }]);
  }
  return file;
}
