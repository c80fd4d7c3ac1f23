import { dayOf } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import { attachmentOf, type Attachment } from '../../../platform/attachments/store.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';
import { OCCASION_FILES, type Channel, type LetterOccasion, type ShownElsewhere } from './types.ts';

type Db = Pick<Context, 'db'>;

const MOST = 100;

const recorded = ({ db }: Db, letterId: Id) =>
  db
    .selectFrom('publication_occasion_letter as l')
    .innerJoin('publication_occasion as o', 'o.id', 'l.occasion_id')
    .where('l.letter_id', '=', letterId)
    .orderBy('o.held_on', 'desc')
    .orderBy('o.id', 'desc')
    .limit(MOST);

/** Every record of a letter, those taken back included, the latest first. Without a permission check. */
export async function occasionsOf(ctx: Db, letterId: Id): Promise<LetterOccasion[]> {
  const rows = await recorded(ctx, letterId)
    .select(['o.id', 'o.channel', 'o.held_on', 'o.place', 'o.recorded_by_name', 'o.at', 'l.version'])
    .select(['l.taken_back_at', 'l.taken_back_by_name', 'l.taken_back_reason'])
    .execute();
  const photos =
    rows.length === 0
      ? []
      : await photosOf(
          ctx,
          rows.map(({ id }) => id),
        );
  return rows.map((row) => ({
    occasionId: row.id,
    channel: row.channel as Channel,
    heldOn: row.held_on,
    place: row.place,
    version: row.version,
    recordedByName: row.recorded_by_name,
    recordedOn: dayOf(row.at),
    photos: photos.flatMap(({ id, subject_id, file_name }) =>
      subject_id === row.id ? [{ id, fileName: file_name }] : [],
    ),
    takenBack: row.taken_back_at && {
      on: dayOf(row.taken_back_at),
      byName: row.taken_back_by_name ?? '',
      reason: row.taken_back_reason ?? '',
    },
  }));
}

const photosOf = ({ db }: Db, occasionIds: readonly Id[]) =>
  db
    .selectFrom('attachment')
    .select(['id', 'subject_id', 'file_name'])
    .where('subject_id', 'in', [...occasionIds])
    .where('subject_kind', '=', OCCASION_FILES)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();

/** For everybody: by which channels and on which days, the latest of each. */
export async function shownElsewhere(ctx: Db, letterId: Id): Promise<ShownElsewhere[]> {
  const rows = await recorded(ctx, letterId)
    .select(['o.channel', 'o.held_on'])
    .where('l.taken_back_at', 'is', null)
    .execute();
  const latest = new Map(rows.toReversed().map((row) => [row.channel, row.held_on]));
  return [...latest].map(([channel, heldOn]) => ({ channel: channel as Channel, heldOn }));
}

/** A photograph, for those who read the letter inside. @throws DomainError `attachment.not-found`, `letter.not-found` */
export async function openOccasionPhoto(
  ctx: Context,
  letterId: Id,
  occasionId: Id,
  photoId: Id,
): Promise<{ file: Attachment; bytes: Buffer }> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.read-inside', await factsOf(ctx, letter));
  const held = await occasionsOf(ctx, letterId);
  if (!held.some((occasion) => occasion.occasionId === occasionId)) throw notFound('attachment');
  const file = await attachmentOf(ctx, OCCASION_FILES, occasionId, photoId);
  return { file, bytes: await ctx.files.get(file.hash) };
}
