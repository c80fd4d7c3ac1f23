import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import { isWorkingDay } from '../../kernel/days.ts';
import { calendarDays, setCalendarDay } from './calendar-days.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

test('an edited day counts at once, and an ordinary one follows its weekday again', async () => {
  const ctx = await world.as('office', world.city);
  const day = '2026-03-04';
  expect(isWorkingDay(day, ctx.calendar)).toBe(true);
  await setCalendarDay(ctx, { day, kind: 'holiday', name: '本地假日' });
  expect(isWorkingDay(day, ctx.calendar)).toBe(false);
  expect(await calendarDays(ctx, 2026)).toContainEqual({
    day,
    kind: 'holiday',
    name: '本地假日',
    provisional: false,
  });
  await setCalendarDay(ctx, { day, kind: 'ordinary' });
  expect(isWorkingDay(day, ctx.calendar)).toBe(true);
});

test('only the office at the root edits it, and only real days', async () => {
  const change = { day: '2026-03-04', kind: 'holiday' };
  const office = await world.as('office', world.city);
  await expect(setCalendarDay(office, { ...change, day: '2026-02-30' })).rejects.toThrow('input.invalid');
  for (const ctx of [
    await world.as('office', world.countyA),
    await world.as('secretary', world.city),
    world.anonymous(),
  ]) {
    await expect(setCalendarDay(ctx, change)).rejects.toThrow(/access|round.not-found/);
  }
  expect(isWorkingDay(change.day, office.calendar)).toBe(true);
});
