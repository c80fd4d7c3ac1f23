import type { Actor, Role } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { activate, invite } from '../../registry/access/index.ts';
import {
  actorAt,
  atOnce,
  DEMO_PASSWORD,
  DEMO_SIGN_INS,
  type City,
  type DemoOrganization,
  type DemoPerson,
  type Stage,
} from './stage.ts';

/** Every organization gets a secretary who acts in it, every branch a clerk who types for its members. */
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
  return { secretaries, clerks };
}

/** The accounts that can sign in, one of each role; `leader` comes early, since appraisals need it. */
export async function openSignIn(
  stage: Stage,
  city: City,
  [login, role, place, person]: readonly [
    login: DemoLogin,
    role: Role,
    place: DemoOrganization,
    person?: DemoPerson,
  ],
): Promise<Actor> {
  const name =
    person?.name ?? DEMO_SIGN_INS.find((one) => one.login === login)?.zh.replace(/（.*/, '') ?? login;
  const slip = await invite(stage.as(city.admin), {
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
  return actorAt(slip.accountId, name, role, place);
}

type DemoLogin = (typeof DEMO_SIGN_INS)[number]['login'];
