import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftForPerson, goodItems, openTestRound } from '../../../../test/letters.ts';
import { codeOf, faultsOf, publishDraft, publishedByPerson } from '../../../../test/published.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import { loadLetter } from '../../../registry/letters/index.ts';
import { roundById } from '../../../registry/rounds/index.ts';
import { itemPage, letterPage, placePage, searchPublic } from '../index.ts';
import { giveConsent, listConsents, ownConsent, recordConsents, withdrawConsent } from './index.ts';

let world: World;
let roundId: Id;
const names = async (how: 'off' | 'masked' | 'full'): Promise<void> => {
  await sql`update round set settings = jsonb_set(settings, '{memberLettersOnPortal}', to_jsonb(${how}::text))
    where id = ${roundId}`.execute(world.db);
};
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  await names('full');
});
afterAll(() => world.close());

test('by a click of the member or on paper by the branch; taken back by either', async () => {
  const [, member, other] = world.people.branchA1;
  const own = await world.asPerson(member!);
  const secretary = await world.as('secretary', world.branchA1);
  const { letterId } = await publishedByPerson(world, member!);
  const { number } = await loadLetter(own, letterId);
  const shown = async () => (await letterPage(world.office, number)).letter.committer.name;
  const masked = `${[...member!.name][0]}*`;
  const mine = { personId: member!.id, roundId };
  expect(await shown()).toBe(masked);
  await giveConsent(own, mine);
  expect(await shown()).toBe(member!.name);
  expect((await placePage(world.office, world.branchA1.code)).memberItems[0]?.committerName).toBe(
    member!.name,
  );
  expect(await codeOf(giveConsent(own, mine))).toBe('consent.already-given');
  const round = await roundById(own, roundId);
  expect(await ownConsent(own, round)).toMatchObject({ consent: { channel: 'click', withdrawn: null } });
  // The member told the secretary, who takes the name off.
  await withdrawConsent(secretary, mine);
  expect(await shown()).toBe(masked);
  expect(await codeOf(withdrawConsent(own, mine))).toBe('consent.not-given');

  const paper = { personId: other!.id, roundId };
  expect(await faultsOf(giveConsent(secretary, paper))).toEqual(['givenOn input.missing']);
  expect(await faultsOf(giveConsent(secretary, { ...paper, givenOn: '2026-03-03' }))).toEqual([
    'givenOn input.in-future',
  ]);
  await giveConsent(secretary, { ...paper, givenOn: '2026-02-20' });
  const register = await listConsents(secretary, { organizationId: world.branchA1.id, roundId });
  expect(register).toMatchObject({ asked: 4, standing: 1, mayRecord: true });
  expect(register.rows.find(({ personId }) => personId === member!.id)).toMatchObject({
    letter: { number },
    consent: { channel: 'click', withdrawn: { channel: 'paper', byName: secretary.actor.name } },
  });
  expect(register.rows.find(({ personId }) => personId === other!.id)?.consent).toMatchObject({
    channel: 'paper',
    givenOn: '2026-02-20',
    textVersion: 1,
  });
  const [, , , activist] = world.people.branchA1;
  const sheet = { personIds: [other!.id, activist!.id], roundId, givenOn: '2026-02-20' };
  expect(await recordConsents(secretary, sheet)).toEqual({ given: 1 });
  expect(await faultsOf(recordConsents(secretary, { ...sheet, personIds: [] }))).toEqual([
    'personIds consent.nobody-chosen',
  ]);
  // Agreeing again after a withdrawal names the member again.
  await giveConsent(own, mine);
  expect(await shown()).toBe(member!.name);
});

test('whatever was said in whatever order, no page names the member without a consent that stands', async () => {
  const member = await world.addPerson(world.branchB1, '司空见月');
  const secretary = await world.as('secretary', world.branchB1);
  const branch = await world.as('office', world.branchB1);
  const [item] = goodItems(1, 'service');
  const letterId = await draftForPerson(secretary, member.id, [
    { ...item!, content: '司空见月每周送药', responsiblePerson: '司空见月' },
  ]);
  await publishDraft(letterId, secretary, branch);
  const { number } = await loadLetter(secretary, letterId);
  const consent = { personId: member.id, roundId, givenOn: '2026-03-01' };
  const standing = async (): Promise<boolean> => {
    const { rows } = await sql`select 1 from publication_consent
      where person_id = ${member.id} and withdrawn_at is null`.execute(world.db);
    return rows.length > 0;
  };
  let named = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('give', 'withdraw', 'off', 'masked', 'full', 'full'), { maxLength: 8 }),
      async (acts) => {
        let setting: 'off' | 'masked' | 'full' = 'full';
        await names('full');
        for (const act of acts) {
          if (act === 'give') await codeOf(giveConsent(secretary, consent));
          else if (act === 'withdraw') await codeOf(withdrawConsent(secretary, consent));
          else await names((setting = act));
          const said = JSON.stringify([
            await letterPage(world.office, number),
            await itemPage(world.office, `${number}-1`),
            await placePage(world.office, world.branchB1.code),
            (await searchPublic(world.office, { words: '每周送药' })).items,
          ]);
          const may = setting === 'full' && (await standing());
          expect(said.includes('司空见月'), acts.join(' ')).toBe(may);
          named += Number(may);
        }
      },
    ),
    { numRuns: 12, seed: 20260302 },
  );
  expect(named).toBeGreaterThan(0);
  await names('full');
});

test('is asked only where the round names members, and of nobody whose name is public anyway', async () => {
  const [member] = world.people.branchA2;
  const secretary = await world.as('secretary', world.branchA2);
  const paper = { personId: member!.id, roundId, givenOn: '2026-03-01' };
  await names('masked');
  expect(await codeOf(giveConsent(secretary, paper))).toBe('consent.not-asked');
  await names('full');
  const cadre = await world.addPerson(world.branchA2, '令狐清', 'fullMember', { leadingCadre: true });
  expect(await codeOf(giveConsent(secretary, { ...paper, personId: cadre.id }))).toBe('consent.not-needed');
  await giveConsent(secretary, paper);
  await names('off');
  // Taking back needs no setting.
  expect(await codeOf(withdrawConsent(secretary, paper))).toBe('done');
  await names('full');
});

test('who may record and read it', async () => {
  const [, member, sister] = world.people.branchA1;
  const mine = { personId: sister!.id, roundId, givenOn: '2026-03-01' };
  const answers = async (ctx: Awaited<ReturnType<World['as']>>) => [
    await codeOf(withdrawConsent(ctx, mine)),
    await codeOf(listConsents(ctx, { organizationId: world.branchA1.id, roundId })),
  ];
  expect(await answers(world.anonymous())).toEqual(['consent.not-found', 'consent.not-found']);
  expect(await answers(await world.as('secretary', world.branchA2))).toEqual([
    'consent.not-found',
    'consent.not-found',
  ]);
  expect(await answers(await world.asPerson(member!))).toEqual(['access.denied', 'access.denied']);
  expect(await answers(await world.as('secretary', world.townA))).toEqual(['access.denied', 'done']);
  expect(await answers(await world.as('office', world.countyA))).toEqual(['access.denied', 'access.denied']);
  expect(await answers(await world.as('clerk', world.branchA1))).toEqual(['done', 'done']);
});
