import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import type { Letter } from '../../../registry/letters/index.ts';
import { roundBefore, type Round } from '../../../registry/rounds/index.ts';
import { candidatesFor, type Candidate } from './candidates.ts';
import { shareOf } from './rules.ts';
import { placesOf, type Place } from './store.ts';
import type { Twin } from './types.ts';

interface Found {
  readonly candidate: Candidate;
  readonly share: number;
}

/**
 * For each item of a letter the item of another letter that says most nearly the same, across the whole tree, in this
 * round and the one before, from the round's limit on. Whose it is and what it says is told only to those who may read
 * it. Without a permission check on the letter itself.
 */
export async function findTwins(
  ctx: Context,
  letter: Pick<Letter, 'id'>,
  round: Pick<Round, 'id' | 'startsOn' | 'settings'>,
): Promise<Twin[]> {
  const { limits, modes } = round.settings.checks;
  if (modes.copied === 'off') return [];
  const before = await roundBefore(ctx, round);
  const candidates = await candidatesFor(ctx, letter.id, before ? [round.id, before] : [round.id]);
  const alike = candidates
    .map((candidate) => ({ candidate, share: shareOf(candidate.own_content, candidate.content) }))
    .filter(({ share }) => share >= limits.copied);
  if (alike.length === 0) return [];
  const places = await placesOf(
    ctx,
    alike.map(({ candidate }) => candidate.item_id),
  );
  const nearest = new Map<Id, Twin>();
  for (const found of alike) {
    const place = places.get(found.candidate.item_id);
    if (!place) continue;
    const twin = twinOf(found, place);
    const known = nearest.get(twin.itemId);
    if (!known || isNearer(twin, known)) nearest.set(twin.itemId, twin);
  }
  return [...nearest.values()];
}

/** Of equal ones the one that can be shown. */
const isNearer = (twin: Twin, known: Twin): boolean =>
  twin.share > known.share || (twin.share === known.share && twin.readable && !known.readable);

/** What everybody may read is the published wording; the newest one is for those inside. */
function twinOf({ candidate, share }: Found, place: Place): Twin {
  const alike = { itemId: candidate.own_id, share };
  const readable = place.inside || place.published === candidate.content;
  if (!readable) return { ...alike, readable: false };
  return {
    ...alike,
    readable: true,
    letterId: place.letterId,
    committerName: place.committerName,
    organizationName: place.organizationName,
    roundName: place.roundName,
    content: candidate.content,
  };
}
