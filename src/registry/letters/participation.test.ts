import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftForPerson, openTestRound, putThrough, tallyOf } from '../../../test/letters.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { type Id } from '../../kernel/ids.ts';
import { withActor } from '../../platform/index.ts';
import {
  endExemption,
  endExpiredExemptions,
  exempt,
  exemptionOfOrganization,
  followPeople,
  listParticipants,
  recordOral,
  recountTally,
  removeOral,
  repairTally,
  startLetter,
} from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const program = () => withActor(world.office, SYSTEM);
const noDrift = async (): Promise<void> => expect(await recountTally(program(), roundId)).toEqual([]);

describe('who takes part', () => {
  it('is written, oral, exempt or blank, one of them only', async () => {
    const place = await world.addPlace(world.townA, '参诺党支部', 'branch', 'PART');
    const [writer, speaker, frail, blank] = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((name) => world.addPerson(place, name)),
    );
    const activist = await world.addPerson(place, '戊', 'activist');
    const secretary = await world.as('secretary', place);
    await draftForPerson(secretary, writer!.id);
    const spoken = {
      personId: speaker!.id,
      words: '每月看望张大爷一次',
      heardBy: '王强',
      spokenOn: '2026-03-01',
    };
    const oral = await recordOral(secretary, spoken);
    await expect(recordOral(secretary, spoken)).rejects.toThrow('letter.has-oral');
    const exemption = await exempt(secretary, {
      committer: 'person',
      personId: frail!.id,
      reason: 'frail',
      untilDay: '2026-03-10',
    });
    await expect(
      startLetter(secretary, { committer: 'person', personId: frail!.id, onBehalfReason: '代录' }),
    ).rejects.toThrow('letter.is-exempt');
    await expect(
      exempt(secretary, { committer: 'person', personId: writer!.id, reason: 'frail' }),
    ).rejects.toThrow('letter.exists');
    await expect(
      exempt(secretary, { committer: 'person', personId: activist.id, reason: 'frail' }),
    ).rejects.toThrow('letter.not-expected');
    await expect(
      exempt(secretary, { committer: 'person', personId: blank!.id, reason: 'lazy' }),
    ).rejects.toMatchObject({
      detail: { fields: [{ field: 'reason', code: 'letter.unknown-reason' }] },
    });
    await recordOral(secretary, { ...spoken, personId: activist.id });
    const { rows } = await listParticipants(secretary, { roundId, organizationId: place.id });
    expect(new Map(rows.map(({ name, participation }) => [name, participation]))).toEqual(
      new Map([
        ['丁', 'blank'],
        ['丙', 'exempt'],
        ['乙', 'oral'],
        ['戊', 'oral'],
        ['甲', 'blank'],
      ]),
    );
    const oralOf = rows.find(({ participation }) => participation === 'oral')?.oral;
    expect(oralOf).toEqual({ words: spoken.words, heardBy: spoken.heardBy, spokenOn: spoken.spokenOn });
    // Reasons can be health data: the direct superior reads them, the county does not.
    const frailSeenBy = async (reader: typeof secretary) =>
      (await listParticipants(reader, { roundId, organizationId: place.id, participation: 'exempt' })).rows[0]
        ?.exemptionReason;
    expect(await frailSeenBy(await world.as('secretary', world.townA))).toBe('frail');
    expect(await frailSeenBy(await world.as('secretary', world.countyA))).toBeNull();
    expect(await tallyOf(world, roundId, place.id)).toEqual({
      letters_draft: 1,
      members_oral: 1,
      members_exempt: 1,
      volunteers_taking_part: 1,
      activists_taking_part: 1,
    });
    await noDrift();

    await removeOral(secretary, oral.id);
    await endExemption(secretary, exemption.id);
    await endExemption(secretary, exemption.id);
    await exempt(secretary, {
      committer: 'person',
      personId: frail!.id,
      reason: 'frail',
      untilDay: '2026-03-10',
    });
    await exempt(secretary, {
      committer: 'organization',
      organizationId: place.id,
      reason: 'newlyFounded',
      untilDay: '2026-03-10',
    });
    world.clock.set('2026-03-11T02:00:00Z');
    // However many end on one day: no run leaves some for the next.
    expect(await endExpiredExemptions(program(), 1)).toBe(2);
    world.clock.set('2026-03-02T02:00:00Z');
    await expect(endExpiredExemptions(secretary)).rejects.toThrow(/denied|not-found/);
    expect(await tallyOf(world, roundId, place.id)).toEqual({
      letters_draft: 1,
      volunteers_taking_part: 1,
      activists_taking_part: 1,
    });
    await noDrift();
  });

  it('is one of two ways that were taken at once', async () => {
    const place = await world.addPlace(world.townA, '同时党支部', 'branch', 'ONCE');
    const secretary = await world.as('secretary', place);
    for (const name of ['甲', '乙', '丙', '丁', '戊']) {
      const { id: personId } = await world.addPerson(place, name);
      const outcomes = await Promise.allSettled([
        startLetter(secretary, { committer: 'person', personId, onBehalfReason: '代录' }),
        recordOral(secretary, { personId, words: '看望老人', heardBy: '王强', spokenOn: '2026-03-01' }),
        exempt(secretary, { committer: 'person', personId, reason: 'frail' }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    await exempt(secretary, { committer: 'organization', organizationId: place.id, reason: 'newlyFounded' });
    const asked = { committer: 'organization', organizationId: place.id };
    await expect(startLetter(secretary, asked)).rejects.toThrow('letter.is-exempt');
    expect(await exemptionOfOrganization(secretary, roundId, place.id)).toMatchObject({
      reason: 'newlyFounded',
    });
    const county = await world.as('secretary', world.countyA);
    expect(await exemptionOfOrganization(county, roundId, place.id)).toMatchObject({ reason: null });
    await noDrift();
  });

  it('counts where and as what people are counted now, after transfers, changes and departures', async () => {
    const from = await world.addPlace(world.townA, '迁出党支部', 'branch', 'OUT');
    const to = await world.addPlace(world.townA, '迁入党支部', 'branch', 'IN');
    const secretary = await world.as('secretary', from);
    const [mover, grower, leaver] = [
      await world.addPerson(from, '迁'),
      await world.addPerson(from, '长', 'prospectiveMember'),
      await world.addPerson(from, '离'),
    ];
    for (const person of [mover, grower, leaver])
      await putThrough(world, await draftForPerson(secretary, person.id));
    const change = (id: Id, set: object) =>
      world.db.updateTable('person').set(set).where('id', '=', id).execute();
    await change(mover.id, { organization_id: to.id, counted_organization_id: to.id });
    await change(grower.id, { kind: 'probationaryMember' });
    await change(leaver.id, { state: 'left' });
    expect(await followPeople(program(), { personIds: [mover.id, grower.id] })).toBe(2);
    const before = new Date(world.clock.now().getTime() - 1);
    expect(await followPeople(program(), { changedSince: new Date('2027-01-01') })).toBe(0);
    expect(await followPeople(program(), { changedSince: before })).toBe(1);
    expect(await followPeople(program())).toBe(0);
    expect(await tallyOf(world, roundId, from.id)).toEqual({
      letters_published: 3,
      members_written: 1,
      probationary_written: 1,
      items_in_progress: 3,
    });
    expect(await tallyOf(world, roundId, to.id)).toEqual({ members_written: 1 });
    await noDrift();
  });

  it('shows drift that something else caused, and repairs it', async () => {
    await world.db
      .insertInto('round_tally')
      .values({ round_id: roundId, organization_id: world.countyB.id, members_oral: 7 })
      .execute();
    const drift = [{ organizationId: world.countyB.id, column: 'members_oral', counted: 0, stored: 7 }];
    expect(await recountTally(program(), roundId)).toEqual(drift);
    expect(await repairTally(program(), roundId)).toEqual(drift);
    await noDrift();
  });
});
