import type { Actor, Role } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { activate, invite } from '../../registry/access/index.ts';
import {
  actorAt,
  atOnce,
  DEMO_PASSWORD,
  type City,
  type DemoOrganization,
  type DemoPerson,
  type Stage,
} from './stage.ts';

export interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly organization: string;
}

/** Every organization has a secretary who acts in it; the first of each level can sign in, with some other roles. */
export async function openAccounts(stage: Stage, city: City) {
  const ctx = stage.as(city.admin);
  const places = [city.root, ...city.counties, ...city.townships, ...city.branches];
  const secretaryOf = new Map(
    city.people.filter(({ isSecretary }) => isSecretary).map((one) => [one.organization.id, one]),
  );
  const invited = await atOnce(places, async (place, i) => {
    const person = secretaryOf.get(place.id);
    const { accountId } = await invite(ctx, {
      login: `secretary${String(i).padStart(3, '0')}`,
      name: place.secretary,
      personId: person?.id,
      organizationId: place.id,
      roles: ['secretary'],
      fromDay: stage.dayOfRound(0),
    });
    return [
      place.id,
      { ...actorAt(accountId, place.secretary, 'secretary', place), personId: person?.id ?? '' },
    ] as const;
  });
  const secretaries = new Map<Id, Actor>(invited);
  const clerks = new Map<Id, Actor>(
    await atOnce(city.branches, async (branch, i) => {
      const { accountId } = await invite(ctx, {
        login: `clerk${String(i).padStart(3, '0')}`,
        name: '组织委员',
        organizationId: branch.id,
        roles: ['clerk'],
        fromDay: stage.dayOfRound(0),
      });
      return [branch.id, actorAt(accountId, '组织委员', 'clerk', branch)] as const;
    }),
  );
  const shown: DemoAccount[] = [
    { login: 'city-office', name: '市活动办', role: 'office', organization: city.root.name },
  ];
  const open = async (
    login: string,
    role: Role,
    place: DemoOrganization,
    name: string,
    person?: DemoPerson,
  ) => {
    const slip = await invite(ctx, {
      login,
      name,
      organizationId: place.id,
      roles: [role],
      fromDay: stage.dayOfRound(0),
      ...(person ? { personId: person.id } : {}),
    });
    await activate(stage.office, {
      login,
      password: DEMO_PASSWORD,
      slipCode: slip.slipCode,
      device: 'demo',
      address: '127.0.0.1',
    });
    shown.push({ login, name: person?.name ?? name, role, organization: place.name });
    return actorAt(slip.accountId, name, role, place);
  };
  const [county] = city.counties;
  const [township] = city.townships;
  const [branch] = city.branches;
  if (!county || !township || !branch) throw new Error('the demo city has no places');
  const person = city.people.find(({ organization }, i) => organization.id === branch.id && i > 2);
  await open('county', 'secretary', county, '县委办公室');
  await open('township', 'secretary', township, '镇党委办公室');
  await open('branch', 'secretary', branch, '支部副书记');
  const leader = await open('leader', 'leader', township, '镇党委领导');
  if (person) await open('member', 'member', branch, person.name, person);
  await open('clerk', 'clerk', branch, '支部工作人员');
  await open('auditor', 'auditor', city.root, '市审计组');
  return { secretaries, clerks, leader, shown, ownLetters: new Set(person ? [person.id] : []) };
}
