import type { Id } from '../src/kernel/ids.ts';
import { transact, type Context } from '../src/platform/index.ts';
import {
  loadLetter,
  loadVersion,
  moveLetter,
  projectItems,
  saveDraft,
  startLetter,
} from '../src/registry/letters/index.ts';
import { createRound, openRound } from '../src/registry/rounds/index.ts';
import { approve, submit } from '../src/steps/2-review/index.ts';
import type { World } from './world.ts';

/** The round of the world's year, opened from the 2010 template. */
export async function openTestRound(
  world: World,
  code = '2026',
  startsOn = '2026-01-01',
  endsOn = '2026-12-31',
): Promise<Id> {
  const office = await world.as('office', world.city);
  const round = await createRound(office, {
    code,
    name: `${code}年度公开承诺`,
    startsOn,
    endsOn,
    template: 'excellence2010',
  });
  await openRound(office, round.id, 1);
  return round.id;
}

/** Items that miss nothing, for an organization or a person. */
export const goodItems = (count: number, category = 'livelihood') =>
  Array.from({ length: count }, (_, i) => ({
    category,
    content: `硬化村组道路${800 + i}米`,
    measures: '召开村民会议，公开招标，分段施工',
    responsiblePerson: '王强',
    dueOn: '2026-09-30',
    targetQuantity: 800 + i,
    targetUnit: '米',
  }));

export async function revisionOf(ctx: Pick<Context, 'db'>, letterId: Id): Promise<number> {
  return (await loadLetter(ctx, letterId)).revision;
}

/** A saved, complete draft of an organization's letter. */
export async function draftFor(author: Context, organizationId: Id, items = goodItems(3)): Promise<Id> {
  const { id } = await startLetter(author, { committer: 'organization', organizationId });
  await saveDraft(author, id, { revision: 1, opening: '', items });
  return id;
}

/** A saved, complete draft of a person's letter, entered by somebody else unless the author is the person. */
export async function draftForPerson(
  author: Context,
  personId: Id,
  items = goodItems(1, 'service'),
): Promise<Id> {
  const input = {
    committer: 'person',
    personId,
    ...(author.actor.personId === personId ? {} : { onBehalfReason: '不使用电脑' }),
  };
  const { id } = await startLetter(author, input);
  await saveDraft(author, id, { revision: 1, opening: '', items });
  return id;
}

export const handIn = async (author: Context, letterId: Id) =>
  submit(author, letterId, { revision: await revisionOf(author, letterId) });

export const approveAs = async (reviewer: Context, letterId: Id) =>
  approve(reviewer, letterId, { revision: await revisionOf(reviewer, letterId), opinion: '同意' });

/** What publishing does to letter and ledger, without the secrecy check, the log and the portal. */
export async function publishPlainly(world: World, letterId: Id): Promise<void> {
  await transact(await world.as('office', world.city), async (tx) => {
    const letter = await loadLetter(tx, letterId);
    const moved = await moveLetter(tx, letter, 'publish', { version: { publishedAt: tx.clock.now() } });
    await projectItems(tx, moved, (await loadVersion(tx, letterId, moved.version)).content);
  });
}

/** Submitted, approved and published without a reviewer, for tests that are about something else. */
export async function putThrough(world: World, letterId: Id): Promise<void> {
  await transact(await world.as('office', world.city), async (tx) => {
    const draft = await loadLetter(tx, letterId);
    const submitted = await moveLetter(tx, draft, 'submit', { version: { submittedAt: tx.clock.now() } });
    await moveLetter(tx, submitted, 'approve');
  });
  await publishPlainly(world, letterId);
}

/** The counters of one organization that are not zero. */
export async function tallyOf(
  world: World,
  roundId: Id,
  organizationId: Id,
): Promise<Record<string, unknown>> {
  const row = await world.db
    .selectFrom('round_tally')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return Object.fromEntries(
    Object.entries(row ?? {}).filter(([, value]) => typeof value === 'number' && value !== 0),
  );
}
