import type { Id } from '../src/kernel/ids.ts';
import type { Context } from '../src/platform/index.ts';
import { itemsOf, type Item } from '../src/registry/letters/index.ts';
import { publish } from '../src/steps/3-publish/index.ts';
import { approveAs, draftFor, draftForPerson, goodItems, handIn } from './letters.ts';
import type { Place, Someone, World } from './world.ts';

/** A published letter with the accounts that work on it. */
export interface PublishedLetter {
  readonly letterId: Id;
  readonly items: readonly Item[];
  /** Secretary of the committing organization. */
  readonly author: Context;
  /** Secretary of the reviewing organization. */
  readonly reviewer: Context;
}

/** Through the real verbs of 提诺, 审诺 and 亮诺. */
export async function publishedLetter(
  world: World,
  place: Place,
  superior: Place,
  items = goodItems(3),
): Promise<PublishedLetter> {
  const author = await world.as('secretary', place);
  const reviewer = await world.as('secretary', superior);
  const letterId = await draftFor(author, place.id, items);
  return publishDraft(letterId, author, reviewer);
}

/** A member's own letter, written by the member and reviewed by the branch. */
export async function publishedByPerson(
  world: World,
  person: Someone,
  items = goodItems(1, 'service'),
): Promise<PublishedLetter> {
  const author = await world.asPerson(person);
  const reviewer = await world.as('secretary', person.organization);
  const letterId = await draftForPerson(author, person.id, items);
  return publishDraft(letterId, author, reviewer);
}

export async function publishDraft(
  letterId: Id,
  author: Context,
  reviewer: Context,
): Promise<PublishedLetter> {
  await handIn(author, letterId);
  await approveAs(reviewer, letterId);
  await publish(reviewer, { letterId, secrecyCheckedBy: '周检查' });
  return { letterId, author, reviewer, items: await itemsOf(author, letterId) };
}

/** The code of the expected failure, or `done`. */
export const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

/** Faults at fields as `field code` lines, or `done`. */
export const faultsOf = (act: Promise<unknown>): Promise<string[]> =>
  act.then(
    () => ['done'],
    (error: { detail?: { fields?: { field: string; code: string }[] } }) =>
      error.detail?.fields?.map(({ field, code }) => `${field} ${code}`) ?? [String(error)],
  );
