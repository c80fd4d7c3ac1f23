import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestRound } from '../../../../test/letters.ts';
import { codeOf, faultsOf, publishedByPerson } from '../../../../test/published.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import { loadLetter } from '../../../registry/letters/index.ts';
import { roundById } from '../../../registry/rounds/index.ts';
import { letterPage, placePage } from '../index.ts';
import { giveConsent, listConsents, ownConsent, withdrawConsent } from './index.ts';

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
  expect(register).toMatchObject({ asked: 3, standing: 1, mayRecord: true });
  expect(register.rows.find(({ personId }) => personId === member!.id)).toMatchObject({
    letter: { number },
    consent: { channel: 'click', withdrawn: { channel: 'paper', byName: secretary.actor.name } },
  });
  expect(register.rows.find(({ personId }) => personId === other!.id)?.consent).toMatchObject({
    channel: 'paper',
    givenOn: '2026-02-20',
    textVersion: 1,
  });
  // Agreeing again after a withdrawal names the member again.
  await giveConsent(own, mine);
  expect(await shown()).toBe(member!.name);
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
