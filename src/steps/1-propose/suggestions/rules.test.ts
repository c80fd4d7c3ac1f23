import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, addWorkingDays, isWorkingDay } from '../../../kernel/days.ts';
import { codeFrom, readCode } from '../../../kernel/readable-code.ts';
import { FLOOD, isHeldBack, lateSince } from './rules.ts';

const day = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2026-01-01', count));
const calendar = fc.record({
  holidays: fc.array(day, { maxLength: 40 }).map((days) => new Set(days)),
  makeUpDays: fc.array(day, { maxLength: 10 }).map((days) => new Set(days)),
});

it('what came on the last late day or before it is late, what came after it is not', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 20 }), calendar, (today, days, working) => {
      const last = lateSince(today, days, working);
      expect(addWorkingDays(last, days, working) < today).toBe(true);
      expect(addWorkingDays(addDays(last, 1), days, working) < today).toBe(false);
      expect(isWorkingDay(addWorkingDays(last, days, working), working)).toBe(true);
    }),
  );
});

it('holds back only beyond a limit, whichever it is', () => {
  const calm = { fromAddress: FLOOD.fromAddress, toOrganization: FLOOD.toOrganization, alike: FLOOD.alike };
  expect(isHeldBack(calm)).toBe(false);
  for (const key of ['fromAddress', 'toOrganization', 'alike'] as const) {
    expect(isHeldBack({ ...calm, [key]: calm[key] + 1 })).toBe(true);
  }
});

it('a code is read back from any way of writing it, and one wrong letter never passes for another code', () => {
  const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(bytes, fc.nat(12), fc.nat(30), (drawn, at, shift) => {
      const code = codeFrom(drawn);
      fc.pre(code !== undefined);
      const letters = code.replaceAll('-', '');
      const spoken = letters.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i');
      expect(readCode(` ${spoken.slice(0, 5)} ${spoken.slice(5)}`)).toBe(letters);
      const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const other = signs[(signs.indexOf(letters[at]!) + 1 + shift) % 32]!;
      expect(readCode(letters.slice(0, at) + other + letters.slice(at + 1))).toBeUndefined();
    }),
  );
});
