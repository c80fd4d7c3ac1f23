import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftForPerson, goodItems, openTestRound } from '../../../test/letters.ts';
import { publishDraft, publishedByPerson, publishedLetter } from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { claimDone, closeOut, publicTimeline, reportProgress, sendClaimBack } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
});
afterAll(() => world.close());

test('tells notes and the verified claim in order, names no staff, and keeps refused claims inside', async () => {
  const { items, author, reviewer } = await publishedLetter(world, world.branchA1, world.townA);
  const item = items[0]!;
  await reportProgress(author, { itemId: item.id, text: '完成招标', progress: '30', notedOn: '2026-03-02' });
  await claimDone(author, { itemId: item.id, result: '只完成一半却报完成', quantity: '400' });
  const pending = await publicTimeline(world.office, item.number);
  expect(pending.map(({ kind }) => kind)).toEqual(['progress', 'claimPending']);
  expect(JSON.stringify(pending)).not.toContain('只完成一半');
  await sendClaimBack(reviewer, { itemId: item.id, opinion: '工程量不足' });
  expect((await publicTimeline(world.office, item.number)).map(({ kind }) => kind)).toEqual(['progress']);

  world.clock.set('2026-05-06T02:00:00Z');
  await claimDone(author, { itemId: item.id, result: '八百米全部完工', quantity: '800' });
  await closeOut(reviewer, { itemId: item.id, opinion: '现场核实属实' });
  const steps = await publicTimeline(world.office, item.number);
  expect(steps.map(({ kind, day, text, by }) => [kind, day, text, by])).toEqual([
    ['progress', '2026-03-02', '完成招标', world.branchA1.name],
    ['claimed', '2026-05-06', '八百米全部完工', world.branchA1.name],
    ['closedOut', '2026-05-06', '现场核实属实', world.townA.name],
  ]);
  const said = JSON.stringify(steps);
  expect(said).not.toContain(author.actor.name);
  expect(said).not.toContain(reviewer.actor.name);
});

test('says nothing of items that are not public, and masks members where they are', async () => {
  const [, member] = world.people.branchA1;
  const hidden = await publishedByPerson(world, member!);
  await reportProgress(hidden.author, { itemId: hidden.items[0]!.id, text: '已走访', progress: '10' });
  expect(await publicTimeline(world.office, hidden.items[0]!.number)).toEqual([]);

  await sql`update round set settings = jsonb_set(settings, '{memberLettersOnPortal}', '"masked"')`.execute(
    world.db,
  );
  const person = await world.addPerson(world.branchA2, '慕容小满');
  const author = await world.as('secretary', world.branchA2);
  const letterId = await draftForPerson(author, person.id, goodItems(1, 'service'));
  const shown = await publishDraft(letterId, author, await world.as('office', world.branchA2));
  await reportProgress(author, { itemId: shown.items[0]!.id, text: '慕容小满走访三户', progress: '10' });
  const steps = await publicTimeline(world.office, shown.items[0]!.number);
  expect(steps).toMatchObject([{ text: '慕*走访三户', by: '慕*' }]);
});
