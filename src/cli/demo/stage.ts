import type { Actor, Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { addDays } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import { settableClock, withActor, type Context, type Office } from '../../platform/index.ts';
import { randomOf } from './random.ts';
import { GIVEN, SURNAMES } from './words.data.ts';

/** The same for every demo account: this data is fictional and never meant for an office's own use. */
export const DEMO_PASSWORD = 'yinuo demo 2026';

export const DEMO_OFFICE = '中共示例市委公开承诺活动办公室';

/** One account for each role, as the terminal prints them. */
export const DEMO_SIGN_INS = [
  { login: 'city-office', zh: '市活动办公室', en: 'campaign office of the city' },
  { login: 'county', zh: '县委书记（审核镇的承诺）', en: 'secretary of a county, reviews townships' },
  { login: 'township', zh: '镇党委书记（审核支部的承诺）', en: 'secretary of a township, reviews branches' },
  { login: 'leader', zh: '镇领导（点评、确认考核）', en: 'leader of the township, comments and confirms' },
  { login: 'branch', zh: '支部书记', en: 'secretary of a branch' },
  { login: 'clerk', zh: '支部工作人员（代录）', en: 'clerk of the branch, types for others' },
  { login: 'member', zh: '党员', en: 'member' },
  { login: 'auditor', zh: '审计', en: 'auditor' },
] as const;

export interface DemoOrganization {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly path: string;
  readonly name: string;
  readonly secretary: string;
}

export interface DemoPerson {
  readonly id: Id;
  readonly name: string;
  readonly kind: string;
  readonly leadingCadre: boolean;
  readonly isSecretary: boolean;
  readonly organization: DemoOrganization;
}

export interface City {
  readonly root: DemoOrganization;
  readonly counties: readonly DemoOrganization[];
  readonly townships: readonly DemoOrganization[];
  readonly branches: readonly DemoOrganization[];
  readonly people: readonly DemoPerson[];
  readonly admin: Actor;
}

/** What the acts of the demo share: a clock that walks through the past months, chance that is always the same. */
export interface Stage {
  readonly office: Office;
  readonly random: ReturnType<typeof randomOf>;
  /** Days of the round, counted from its first one. */
  dayOfRound(day: number): Day;
  /** Lets the verbs that follow happen on that day of the round, in the morning or so many minutes later. */
  goTo(day: number, minutes?: number): void;
  as(actor: Actor): Context;
}

/** A round that has run for so many days: past its middle, with the appraisal of the first half done. */
export const DAYS_GONE = 210;
export const ROUND_DAYS = 364;

export function openStage(real: Office): Stage {
  const start = addDays(real.clock.today(), -DAYS_GONE);
  const clock = settableClock(`${start}T01:00:00Z`);
  const office: Office = { ...real, clock };
  return {
    office,
    random: randomOf(20260305),
    dayOfRound: (day) => addDays(start, day),
    goTo: (day, minutes = 0) =>
      clock.set(new Date(Date.parse(`${addDays(start, day)}T01:00:00Z`) + minutes * 60_000).toISOString()),
    as: (actor) => withActor(office, actor),
  };
}

export const actorAt = (
  accountId: Id,
  name: string,
  role: Role,
  place: { readonly id: Id; readonly path: string },
): Actor => ({
  kind: 'account',
  accountId,
  name,
  grants: [{ role, organizationId: place.id, path: place.path }],
});

/** Several verbs under way at once, as in an office; the order of the results is that of the list. */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Result>,
  width = 8,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      if (item !== undefined) results[i] = await act(item, i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return results;
}

export const personName = ({ random }: Stage): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.below(3) === 0 ? '' : random.pick(GIVEN));
