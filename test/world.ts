import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { ANONYMOUS, type Actor, type Role } from '../src/kernel/actor.ts';
import { newId, newPathKey, type Id } from '../src/kernel/ids.ts';
import {
  openCalendar,
  openFiles,
  openQueue,
  openSecrets,
  readConfig,
  settableClock,
  silentLog,
  withActor,
  type Context,
  type Database,
  type Office,
  type SettableClock,
} from '../src/platform/index.ts';
import { bigramVector } from '../src/platform/search.ts';
import { followWithin } from '../src/registry/letters/index.ts';
import { freshDatabase } from './database.ts';
import { insertPerson } from './world-person.ts';

/** Organization of a test world. */
export interface Place {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly path: string;
  readonly depth: number;
  readonly code: string;
  readonly name: string;
}

export interface Someone {
  readonly id: Id;
  readonly name: string;
  readonly organization: Place;
}

/**
 * A small city for tests: committee 9900, counties A and B, townships and branches below, members in each branch,
 * and actors with one role each. Rows are written plainly, so that a test of one room needs no other room's verbs.
 */
export interface World {
  readonly db: Kysely<Database>;
  /** Of the database, for another process. */
  readonly url: string;
  readonly office: Office;
  readonly clock: SettableClock;
  readonly city: Place;
  readonly countyA: Place;
  readonly countyB: Place;
  readonly townA: Place;
  readonly townB: Place;
  readonly branchA1: Place;
  readonly branchA2: Place;
  readonly branchB1: Place;
  /** Three full members of each branch, an activist last. */
  readonly people: Readonly<Record<'branchA1' | 'branchA2' | 'branchB1', readonly Someone[]>>;
  /** An account with this role at this organization; the same call gives the same actor. */
  actor(role: Role, place: Place, person?: Someone): Promise<Actor>;
  as(role: Role, place: Place, requestKey?: string): Promise<Context>;
  asPerson(person: Someone): Promise<Context>;
  anonymous(): Context;
  addPlace(parent: Place | null, name: string, kind?: string, code?: string): Promise<Place>;
  addPerson(
    place: Place,
    name: string,
    kind?: string,
    more?: { post?: string; leadingCadre?: boolean },
  ): Promise<Someone>;
  close(): Promise<void>;
}

export const WORLD_NOW = '2026-03-02T02:00:00Z';

export async function buildWorld(now: string = WORLD_NOW): Promise<World> {
  const { db, pool, url, drop } = await freshDatabase();
  const data = await mkdtemp(join(tmpdir(), 'yinuo-world-'));
  const clock = settableClock(now);
  const calendar = await openCalendar(db);
  const queue = await openQueue(pool, silentLog, { sendOnly: true });
  const office: Office = {
    db,
    clock,
    calendar,
    queue,
    files: openFiles(data),
    secrets: openSecrets(data),
    log: silentLog,
    config: readConfig({ YINUO_DATA: data }),
    followPeople: followWithin,
  };
  await db
    .insertInto('office')
    .values({
      id: 1,
      name: '测试市公开承诺办公室',
      short_name: '测试市',
      supervision_phone: '0516-80000001',
      setup_hash: null,
      set_up_at: now,
    })
    .execute();

  let codes = 100;
  const addPlace = async (parent: Place | null, name: string, kind = 'branch', code = ''): Promise<Place> => {
    const place: Place = {
      id: newId(),
      parentId: parent?.id ?? null,
      path: `${parent?.path ?? '/'}${newPathKey()}/`,
      depth: parent ? parent.depth + 1 : 0,
      code: code || `${parent?.code ?? ''}${String((codes += 1)).padStart(3, '0')}`,
      name,
    };
    await insertPlace(db, place, kind, clock.now());
    return place;
  };
  const addPerson: World['addPerson'] = async (organization, name, kind = 'fullMember', more = {}) => {
    const person = { id: newId(), name, organization };
    await insertPerson(db, person, kind, more, clock.now());
    return person;
  };

  const city = await addPlace(null, '中共测试市委员会', 'localCommittee', '9900');
  const countyA = await addPlace(city, '中共甲县委员会', 'localCommittee', '990001');
  const countyB = await addPlace(city, '中共乙县委员会', 'localCommittee', '990002');
  const townA = await addPlace(countyA, '中共甲县河东镇委员会', 'committee', '990001001');
  const townB = await addPlace(countyB, '中共乙县青山镇委员会', 'committee', '990002001');
  const branchA1 = await addPlace(townA, '柳泉村党支部', 'branch', '990001001001');
  const branchA2 = await addPlace(townA, '大庙村党支部', 'branch', '990001001002');
  const branchB1 = await addPlace(townB, '柳泉村党支部', 'branch', '990002001001');
  const membersOf = async (place: Place, names: readonly string[]): Promise<Someone[]> => {
    const people: Someone[] = [];
    for (const [i, name] of names.entries()) {
      people.push(
        await addPerson(
          place,
          name,
          i === names.length - 1 ? 'activist' : 'fullMember',
          i === 0 ? { post: '党支部书记' } : {},
        ),
      );
    }
    return people;
  };
  const people = {
    branchA1: await membersOf(branchA1, ['王强', '程䶮', '李敏', '欧阳春犇']),
    branchA2: await membersOf(branchA2, ['赵垚', '王强', '孙莉', '周喆']),
    branchB1: await membersOf(branchB1, ['吴昇', '郑玥', '冯旸', '陈翀']),
  };

  const actors = new Map<string, Promise<Actor>>();
  const actor: World['actor'] = (role, place, person) => {
    const key = `${role} ${place.id} ${person?.id ?? ''}`;
    const made = actors.get(key) ?? insertActor(db, role, place, person, clock.now());
    actors.set(key, made);
    return made;
  };
  return {
    db,
    url: url.replace('@/', '@localhost/'),
    office,
    clock,
    city,
    countyA,
    countyB,
    townA,
    townB,
    branchA1,
    branchA2,
    branchB1,
    people,
    actor,
    addPlace,
    addPerson,
    as: async (role, place, requestKey) => withActor(office, await actor(role, place), requestKey),
    asPerson: async (person) => withActor(office, await actor('member', person.organization, person)),
    anonymous: () => withActor(office, ANONYMOUS),
    async close() {
      calendar.stop();
      await queue.stop();
      await drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function insertPlace(db: Kysely<Database>, place: Place, kind: string, now: Date): Promise<void> {
  await db
    .insertInto('organization')
    .values({
      id: place.id,
      parent_id: place.parentId,
      path: place.path,
      depth: place.depth,
      code: place.code,
      name: place.name,
      short_name: place.name.replace(/^中共/, ''),
      kind,
      domain: kind === 'branch' ? 'rural' : null,
      secretary_name: null,
      supervision_phone: '0516-80000001',
      reported_members: null,
      position: 0,
      state: 'active',
      founded_on: null,
      closed_on: null,
      successor_id: null,
      revision: 1,
      search: bigramVector(place.name, place.code),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

async function insertActor(
  db: Kysely<Database>,
  role: Role,
  place: Place,
  person: Someone | undefined,
  now: Date,
): Promise<Actor> {
  const [accountId, name] = [newId(), person?.name ?? `${place.name} ${role}`];
  await db
    .insertInto('account')
    .values({
      id: accountId,
      login: `${role}-${accountId.slice(-12)}`,
      name,
      person_id: person?.id ?? null,
      password_hash: null,
      state: 'active',
      slip_hash: null,
      slip_expires_at: null,
      failed_count: 0,
      locked_until: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto('access_grant')
    .values({
      id: newId(),
      account_id: accountId,
      organization_id: place.id,
      role,
      from_day: '2026-01-01',
      until_day: null,
      granted_by: null,
      granted_at: now,
      ended_at: null,
    })
    .execute();
  const grants = [{ role, organizationId: place.id, path: place.path }];
  return { kind: 'account', accountId, name, grants, ...(person ? { personId: person.id } : {}) };
}
