import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftForPerson, handIn, openTestRound } from '../../../test/letters.ts';
import { expectCountersToBeRight } from '../../../test/right-counters.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, withActor } from '../../platform/index.ts';
import { importFile, readHead } from '../../registry/imports/index.ts';
import { exempt, followPeople, recordOral } from '../../registry/letters/index.ts';
import { peopleImporter, transfer } from '../../registry/people/index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const program = () => withActor(world.office, SYSTEM);

test('whoever moves a member while somebody writes down how the member takes part, the counters stay right', async () => {
  const [from, to] = [world.branchA1, world.branchA2];
  const secretary = await world.as('secretary', from);
  const office = await world.as('office', world.city);
  const day = world.clock.today();
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (let i = 0; i < 8; i += 1) {
    const [writer, speaker, frail] = await Promise.all(
      ['甲', '乙', '丙'].map((name) => world.addPerson(from, name)),
    );
    const letterId = await draftForPerson(secretary, writer!.id);
    const move = ({ id }: { id: Id }) =>
      transfer(office, {
        id,
        revision: 1,
        organizationId: to.id,
        hostOrganizationId: null,
        effectiveOn: day,
      });
    const spoken = { personId: speaker!.id, words: '看望老人', heardBy: '王强', spokenOn: day };
    outcomes.push(
      ...(await Promise.allSettled([
        ...[writer!, speaker!, frail!].map(move),
        handIn(secretary, letterId),
        recordOral(secretary, spoken),
        exempt(secretary, { committer: 'person', personId: frail!.id, reason: 'frail' }),
      ])),
    );
  }
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(24);
  await expectCountersToBeRight(world, roundId);
  expect(await followPeople(program())).toBe(0);
});

test('a roster that says anew who is a full member counts at once', async () => {
  const person = await world.addPerson(world.branchB1, '转正甲', 'probationaryMember');
  await handIn(await world.as('secretary', world.branchB1), await draftForPerson(await world.as('secretary', world.branchB1), person.id)); // prettier-ignore
  const path = join(world.office.config.data, 'roster.csv');
  await writeFile(path, `姓名,党支部代码,人员类别\n转正甲,${world.branchB1.code},正式党员\n`);
  const source = { path, fileName: 'roster.csv' };
  const { head, guess } = await readHead(peopleImporter, source);
  const { summary } = await transact(program(), (tx) =>
    importFile(tx, { importer: peopleImporter, source, head, mapping: guess, confirm: true }),
  );
  expect(summary).toMatchObject({ updated: 1 });
  await expectCountersToBeRight(world, roundId);
  expect(await followPeople(program())).toBe(0);
});
