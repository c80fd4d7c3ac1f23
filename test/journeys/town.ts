import { addDays, type Day } from '../../src/kernel/days.ts';
import type { Role } from '../../src/kernel/actor.ts';
import { activate, invite } from '../../src/registry/access/index.ts';
import { browser, PASSWORD } from '../accounts.ts';
import { openTestRound } from '../letters.ts';
import { buildWorld, type Place, type Someone, type World } from '../world.ts';
import { runOn } from './program.ts';

/** The small city of the tests in the middle of its round today, with the program running on it. */
export interface Town {
  readonly world: World;
  readonly url: string;
  readonly today: Day;
  /** Code of the open round, with which all numbers begin. */
  readonly round: string;
  close(): Promise<void>;
}

export async function openTown(settings: Readonly<Record<string, string>> = {}): Promise<Town> {
  const world = await buildWorld(new Date().toISOString());
  const today = world.clock.today();
  const round = today.slice(0, 4);
  await openTestRound(world, round, addDays(today, -60), addDays(today, 200));
  const program = await runOn(world, settings);
  return {
    world,
    url: program.url,
    today,
    round,
    async close() {
      await program.stop();
      await world.close();
    },
  };
}

/** An account that signs in with the password of the tests; gives the token of a session already begun. */
export async function account(
  { world }: Pick<Town, 'world'>,
  login: string,
  role: Role,
  place: Place,
  person?: Someone,
): Promise<string> {
  const slip = await invite(await world.as('office', world.city), {
    login,
    name: `${place.name}${login}`,
    organizationId: place.id,
    roles: [role],
    ...(person ? { personId: person.id } : {}),
  });
  const { token } = await activate(world.office, { ...slip, password: PASSWORD, ...browser() });
  return token;
}
