import { addDays } from '../src/kernel/days.ts';
import { newId, type Id } from '../src/kernel/ids.ts';
import { withActor, type Context } from '../src/platform/index.ts';
import { actorOfAccount, delegate, endDelegation, ownDelegations } from '../src/registry/access/index.ts';
import { loadLetter } from '../src/registry/letters/index.ts';
import { merge, move, organizationFacts } from '../src/registry/organizations/index.ts';
import { nameAuthority, personFacts } from '../src/registry/people/index.ts';
import { recall, sendBack } from '../src/steps/2-review/index.ts';
import { approveAs, draftFor, draftForPerson, goodItems, handIn, revisionOf } from './letters.ts';
import type { Place, Someone, World } from './world.ts';

/** What can happen to letters, offices and the tree while reviews are open. */
export const ACTS = [
  'letter',
  'ownLetter',
  'ownLetter',
  'move',
  'merge',
  'mergeTown',
  'appoint',
  'appointAbove',
  'dismiss',
  'standIn',
  'comeBack',
  'days',
  'authority',
  'authority',
  'approve',
  'approve',
  'sendBack',
  'again',
  'recall',
] as const;
export type Act = (typeof ACTS)[number];

/** One county with towns and branches of its own, and every letter written in it so far. */
export interface ReviewTown {
  readonly county: Place;
  readonly towns: readonly Place[];
  readonly branches: readonly Place[];
  /** Two of each branch, the first a leading cadre. */
  readonly people: readonly Someone[];
  readonly letters: Id[];
}

export async function newReviewTown(world: World, code: string): Promise<ReviewTown> {
  const county = await world.addPlace(world.city, `${code}县委员会`, 'localCommittee', code);
  const towns: Place[] = [];
  const branches: Place[] = [];
  const people: Someone[] = [];
  for (const t of [1, 2, 3]) {
    const town = await world.addPlace(county, `${code}第${t}镇委员会`, 'committee', `${code}${t}`);
    towns.push(town);
    for (const b of [1, 2]) {
      const branch = await world.addPlace(town, `${code}第${t}${b}党支部`, 'branch', `${code}${t}${b}`);
      branches.push(branch);
      people.push(
        await world.addPerson(branch, `王${t}${b}`, 'fullMember', { leadingCadre: true }),
        await world.addPerson(branch, `李${t}${b}`),
      );
    }
  }
  return { county, towns, branches, people, letters: [] };
}

/** The actor as the tree and the grants stand now. */
async function today(world: World, ask: ReturnType<World['actor']>): Promise<Context> {
  const { accountId } = await ask;
  return withActor(world.office, (await actorOfAccount(world.office, accountId!))!);
}
export const officerAt = (world: World, place: Place, role: 'office' | 'secretary' | 'clerk' = 'office') =>
  today(world, world.actor(role, place));
export const personNow = (world: World, person: Someone) =>
  today(world, world.actor('member', person.organization, person));

const pick = <Thing>(things: readonly Thing[], n: number): Thing => things[n % things.length]!;

/** Does one thing; a domain error means that it was refused and everything stayed as it was. */
export async function take(world: World, town: ReviewTown, act: Act, a: number, b: number): Promise<void> {
  const branch = pick(town.branches, a);
  const person = pick(town.people, a);
  const office = () => officerAt(world, world.city);
  const effectiveOn = world.clock.today();
  const revisionAt = async (place: Place) => (await organizationFacts(world.office, place.id)).revision;
  const letter = () => (town.letters.length > 0 ? pick(town.letters, a) : newId());
  const placeOf = (id: Id | null) =>
    [world.city, town.county, ...town.towns, ...town.branches].find((place) => place.id === id) ?? branch;
  // Mostly who should act, now and then somebody else, who is refused.
  const reviewer = async () =>
    officerAt(
      world,
      b % 5 === 0
        ? pick(town.towns, b)
        : placeOf((await loadLetter(world.office, letter())).reviewerOrganizationId),
    );
  const author = async () =>
    officerAt(world, placeOf((await loadLetter(world.office, letter())).organizationId), 'clerk');
  const grant = async (place: Place) =>
    world.db
      .insertInto('access_grant')
      .values({
        id: newId(),
        account_id: (await personNow(world, person)).actor.accountId!,
        organization_id: place.id,
        role: 'secretary',
        from_day: effectiveOn,
        granted_at: world.clock.now(),
      })
      .execute();
  const acts: Readonly<Record<Act, () => Promise<unknown>>> = {
    letter: async () => {
      const author = await officerAt(world, branch, 'clerk');
      town.letters.push(await draftFor(author, branch.id));
      await handIn(author, town.letters.at(-1)!);
    },
    ownLetter: async () => {
      const author = await personNow(world, person);
      town.letters.push(await draftForPerson(author, person.id, goodItems(3, 'service')));
      await handIn(author, town.letters.at(-1)!);
    },
    move: async () =>
      move(await office(), {
        id: branch.id,
        revision: await revisionAt(branch),
        parentId: pick(town.towns, b).id,
        effectiveOn,
      }),
    merge: async () => mergeOf(town.branches),
    mergeTown: async () => mergeOf(town.towns),
    appoint: () => grant(person.organization),
    appointAbove: () => grant(pick(town.towns, b)),
    dismiss: async () =>
      world.db
        .updateTable('access_grant')
        .set({ ended_at: world.clock.now() })
        .where('role', '=', 'secretary')
        .where('account_id', '=', (await personNow(world, person)).actor.accountId!)
        .execute(),
    standIn: async () =>
      delegate(await officerAt(world, person.organization, 'secretary'), {
        organizationId: person.organization.id,
        accountId: (await personNow(world, person)).actor.accountId!,
        fromDay: effectiveOn,
        untilDay: addDays(effectiveOn, 2),
        reason: '外出学习',
      }),
    comeBack: async () => {
      const secretary = await officerAt(world, person.organization, 'secretary');
      for (const { id } of await ownDelegations(secretary)) await endDelegation(secretary, id);
    },
    days: async () => world.clock.advanceDays(1 + (b % 3)),
    authority: async () =>
      nameAuthority(await office(), {
        id: person.id,
        revision: (await personFacts(world.office, person.id)).revision,
        organizationId: b % 3 === 0 ? '' : town.county.id,
      }),
    approve: async () => approveAs(await reviewer(), letter()),
    sendBack: async () => {
      const ctx = await reviewer();
      await sendBack(ctx, letter(), { revision: await revisionOf(ctx, letter()), reasons: ['vague'] });
    },
    again: async () => handIn(await author(), letter()),
    recall: async () => {
      const ctx = await author();
      await recall(ctx, letter(), { revision: await revisionOf(ctx, letter()) });
    },
  };
  await acts[act]();

  async function mergeOf(among: readonly Place[]): Promise<void> {
    const [gone, successor] = [pick(among, a), pick(among, b)];
    await merge(await office(), {
      id: gone.id,
      revision: await revisionAt(gone),
      successorId: successor.id,
      effectiveOn,
    });
  }
}
